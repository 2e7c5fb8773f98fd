/** `exchangeSdk.swap` for a reviewed quote. @module */
import type { SwapQuoteView, WidgetConfig } from '@exchange-sim/contract';
import BigNumber from 'bignumber.js';
import type { SwapParameters } from '../parameters/swap-parameters.js';
import type { ReportHop } from '../trace/hop-reporter.js';
import { callSdk } from '../wallet/open-sdk.js';
import type { WalletTransport } from '../wallet/wallet-transport.js';

interface SwapInput {
  config: WidgetConfig;
  parameters: SwapParameters;
  quote: SwapQuoteView;
  reportHop: ReportHop;
  transport: WalletTransport | undefined;
}

/**
 * Swaps through the wallet: the user approves on their signer.
 * A quote id makes the swap a fixed one for the SDK and Ledger's backend, so a floating swap goes without.
 * @returns what the SDK resolved with: the transaction's id on the chain it was sent on, and the swap's id
 * @throws whatever the SDK throws; in 1.4.3 that may be a plain object
 */
export function swapThroughWallet({ parameters, quote, ...line }: SwapInput): Promise<unknown> {
  const { quoteId, tradeMethod, amountFrom, rate } = quote;
  const { fromAccountId, toAccountId, feeStrategy } = parameters;
  const request = {
    ...(tradeMethod === 'fixed' && { quoteId }),
    fromAccountId,
    toAccountId,
    fromAmount: new BigNumber(amountFrom),
    feeStrategy,
    // the SDK's type wants a JS number and does nothing with it
    rate: new BigNumber(rate).toNumber(),
  };
  const shown = { ...request, fromAmount: amountFrom, rate, tradeMethod };
  return callSdk(
    { ...line, name: 'swap', ids: idsOf(quoteId, parameters), shown },
    (sdk) => sdk.swap(request),
    ({ transactionId, swapId }) => ({ transactionId, swapId }),
  );
}

/** A price that was refreshed has another id than the one the wallet opened the page with. */
function idsOf(quoteId: string, parameters: SwapParameters): Record<string, unknown> {
  const { quoteId: opened, 'ledger-transaction-id': ledgerTransactionId } = parameters;
  return {
    quoteId,
    ...(ledgerTransactionId && { ledgerTransactionId }),
    ...(opened && opened !== quoteId && { insteadOf: { quoteId: opened } }),
  };
}
