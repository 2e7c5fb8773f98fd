import type { WidgetConfig } from '@exchange-sim/contract';
import { ApiError } from '../api/api-error.js';
import { createSdk } from './open-sdk.js';
import type { WalletTransport } from './wallet-transport.js';

/** An account as the wallet names it. */
export interface WalletAccount {
  id: string;
  name: string;
  address: string;
  /** LedgerId. */
  currency: string;
  ticker: string;
}

const PATIENCE_MS = 10_000;

/**
 * The accounts of these ids with their currencies, by `account.list` and `currency.list` of the Wallet API.
 * @throws ApiError with what to show, also when the wallet does not answer
 */
export async function listAccounts(
  ids: readonly string[],
  config: WidgetConfig,
  transport: WalletTransport | undefined,
): Promise<WalletAccount[]> {
  const sdk = createSdk(config, transport);
  try {
    const all = await answered(sdk.walletAPI.account.list());
    const accounts = ids.map((id) => all.find((account) => account.id === id) ?? unknown(id));
    const currencyIds = [...new Set(accounts.map(({ currency }) => currency))];
    const currencies = await answered(sdk.walletAPI.currency.list({ currencyIds }));
    return accounts.map(({ id, name, address, currency }) => ({
      id,
      name,
      address,
      currency,
      ticker: currencies.find((known) => known.id === currency)?.ticker ?? currency,
    }));
  } finally {
    sdk.disconnect();
  }
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in ten seconds')), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw new ApiError(
      0,
      `Ledger Wallet did not give us your accounts: ${error instanceof Error ? error.message : String(error)}.`,
      'Allow access to accounts in Ledger Wallet, then try again.',
    );
  } finally {
    clearTimeout(timer);
  }
}

function unknown(id: string): never {
  throw new ApiError(
    404,
    `Ledger Wallet does not know the account ${id}.`,
    'Start the swap again from Ledger Wallet.',
  );
}
