/** `exchangeSdk.sell` for a reviewed quote. @module */
import type { QuoteView, WidgetConfig } from '@exchange-sim/contract';
import BigNumber from 'bignumber.js';
import type { ReportHop } from '../trace/hop-reporter.js';
import { callSdk } from '../wallet/open-sdk.js';
import type { WalletTransport } from '../wallet/wallet-transport.js';

interface SellInput {
  config: WidgetConfig;
  accountId: string;
  quote: QuoteView;
  reportHop: ReportHop;
  transport: WalletTransport | undefined;
}

/**
 * Sells through the wallet: the user approves on their signer.
 * @returns what the SDK resolved with, which is the transaction's hash when the wallet sent it
 * @throws whatever the SDK throws; in 1.4.3 that may be a plain object
 */
export function sellThroughWallet({ accountId, quote, ...line }: SellInput): Promise<unknown> {
  const { quoteId } = quote;
  const request = {
    quoteId,
    fromAccountId: accountId,
    fromAmount: new BigNumber(quote.cryptoAmount),
    toFiat: quote.fiatCurrency,
    rate: rateForSdk(quote),
    feeStrategy: 'medium',
  } as const;
  return callSdk(
    { ...line, name: 'sell', ids: { quoteId }, shown: { ...request, fromAmount: quote.cryptoAmount } },
    (sdk) => sdk.sell(request),
    (transactionHash) => ({ transactionHash }),
  );
}

/** The SDK's type wants a JS number; it multiplies it with the amount to tell Ledger's backend what the user will receive. */
function rateForSdk({ fiatAmount, cryptoAmount }: QuoteView): number {
  return new BigNumber(fiatAmount).dividedBy(cryptoAmount).toNumber();
}
