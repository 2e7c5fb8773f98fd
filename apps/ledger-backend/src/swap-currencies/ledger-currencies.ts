import { catalogue } from '@exchange-sim/cal';
import { ContractError, type SwapCurrency } from '@exchange-sim/contract';

/** A currency as Ledger knows it, with everything by which a provider may point at it. */
export interface LedgerCurrency {
  /** LedgerId */
  id: string;
  ticker: string;
  decimals: number;
  /** LedgerId of the chain's own coin, which is Ledger's name of the chain too. */
  network: string;
  /** EVM chains only. */
  chainId?: number;
  /** Tokens only; lower case. */
  contract?: string;
}

const CHAIN_IDS = new Map([['ethereum', 1]]);

/** The currencies of the Crypto Assets List, in its order. */
export const LEDGER_CURRENCIES: readonly LedgerCurrency[] = catalogue.map(
  ({ id, ticker, decimals, token }) => {
    const network = id.split('/')[0] ?? id;
    const contract = token?.contract.toLowerCase();
    return { id, ticker, decimals, network, chainId: CHAIN_IDS.get(network), contract };
  },
);

export const findCurrency = (id: string): LedgerCurrency | undefined =>
  LEDGER_CURRENCIES.find((currency) => currency.id === id);

/** @throws ContractError 404 for a currency that is not in the list. */
export function getCurrency(id: string, side: 'from' | 'to'): LedgerCurrency {
  const found = findCurrency(id);
  if (found) return found;
  throw new ContractError(
    404,
    side === 'from' ? 'CURRENCY_FROM_NOT_FOUND_ERROR' : 'CURRENCY_TO_NOT_FOUND_ERROR',
    `${id} cannot be swapped: it is not in the Crypto Assets List.`,
    {
      field: side,
      in: 'body',
      clause: 'from and to are LedgerIds',
      fix: `Use one of: ${LEDGER_CURRENCIES.map((currency) => currency.id).join(', ')}.`,
    },
  );
}

/** The LedgerId of a provider's currency: by chain (`chainId` goes first, then `blockchain`) and contract (C-09). */
export function ledgerIdOf({ type, chainId, blockchain, contract }: SwapCurrency): string | undefined {
  return LEDGER_CURRENCIES.find((currency) => {
    const isOnChain = chainId === undefined ? currency.network === blockchain : currency.chainId === chainId;
    const isAsset = type === 'coin' ? !currency.contract : currency.contract === contract?.toLowerCase();
    return isOnChain && isAsset;
  })?.id;
}
