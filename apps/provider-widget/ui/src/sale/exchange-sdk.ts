/** The exchange SDK, in a chunk of its own: it is far larger than the rest of the site. @module */
import './buffer-shim.js';
import type { QuoteView, WidgetConfig } from '@exchange-sim/contract';
import { ExchangeSDK } from '@ledgerhq/exchange-sdk';
import BigNumber from 'bignumber.js';
import { type ReportHop, realTime } from '../trace/hop-reporter.js';
import type { WalletTransport } from './wallet-transport.js';

interface SellInput {
  config: WidgetConfig;
  accountId: string;
  quote: QuoteView;
  reportHop: ReportHop;
  transport?: WalletTransport;
}

/**
 * Sells through the wallet: the user approves on their signer.
 * @returns what the SDK resolved with, which is the transaction's hash when the wallet sent it
 * @throws whatever the SDK throws; in 1.4.3 that may be a plain object
 */
export async function sellThroughWallet(input: SellInput): Promise<unknown> {
  const { config, accountId, quote, reportHop } = input;
  const { quoteId } = quote;
  const begun = realTime();
  const sdk = new ExchangeSDK(config.providerId, input.transport, undefined, config.ledgerBackendUrl);
  reportHop({
    from: 'provider-widget',
    to: 'exchange-sdk',
    kind: 'rpc',
    name: 'init',
    start: begun,
    end: realTime(),
    request: { providerId: config.providerId, customUrl: config.ledgerBackendUrl, quoteId },
  });
  const request = {
    quoteId,
    fromAccountId: accountId,
    fromAmount: new BigNumber(quote.cryptoAmount),
    toFiat: quote.fiatCurrency,
    rate: rateForSdk(quote),
    feeStrategy: 'medium',
  } as const;
  reportHop({
    from: 'provider-widget',
    to: 'exchange-sdk',
    kind: 'rpc',
    name: 'sell',
    start: realTime(),
    request: { ...request, fromAmount: quote.cryptoAmount },
  });
  try {
    const transactionHash = await sdk.sell(request);
    reportHop({ ...resultHop(), response: { quoteId, transactionHash }, status: 'approved' });
    return transactionHash;
  } catch (error) {
    const { name, message } = Object(error);
    reportHop({
      ...resultHop(),
      response: { quoteId, name, message },
      status: String(name ?? 'error').slice(0, 100),
    });
    throw error;
  } finally {
    sdk.disconnect();
  }
}

function resultHop() {
  const now = realTime();
  return {
    from: 'exchange-sdk',
    to: 'provider-widget',
    kind: 'rpc',
    name: 'sell result',
    start: now,
    end: now,
  } as const;
}

/** The SDK's type wants a JS number; it multiplies it with the amount to tell Ledger's backend what the user will receive. */
function rateForSdk({ fiatAmount, cryptoAmount }: QuoteView): number {
  return new BigNumber(fiatAmount).dividedBy(cryptoAmount).toNumber();
}
