import { ExchangeFailure } from '../exchange/exchange-failure.js';
import type { Destination, ExchangeJob } from '../exchange/exchange-job.js';
import type { SwapPayload } from '../exchange/swap-payload.js';
import { carriedData, sameAddress, unitOf } from '../exchange/transaction-facts.js';
import { amountText } from '../payin/amounts.js';
import type { QuotePromise } from './quote-promise.js';

interface Mismatch {
  message: string;
  fix: string;
}

/** What must hold between the payload a provider signed and what it was asked for. */
export interface SwapTerms {
  job: Pick<ExchangeJob, 'account' | 'currency' | 'transaction' | 'signerNonce'>;
  to: Destination;
  payload: SwapPayload;
  /** Absent when the user accepted no quote in this wallet: then the rest is left to the signer, as in Ledger Wallet. */
  promise: QuotePromise | undefined;
}

/**
 * Holds the signed payload against the transaction, and against the quote the user accepted: amounts, addresses, currencies,
 * nonce. Throws an `ExchangeFailure` naming the first field that differs, with both values, before the signer is asked anything.
 */
export function checkSwap(terms: SwapTerms): void {
  const mismatch = ofTransaction(terms) ?? (terms.promise && ofQuote(terms, terms.promise));
  if (!mismatch) return;
  throw new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    step: 'PROCESS_TRANSACTION',
    title: 'payloadMismatch',
    party: 'Provider',
    ...mismatch,
  });
}

/** What the coin application would refuse after the approval. */
function ofTransaction({ job, payload }: SwapTerms): Mismatch | undefined {
  const { amount, recipient, family } = job.transaction;
  const unit = unitOf(job.currency);
  if (payload.amountToProviderAtomic !== amount)
    return {
      message: `The signed payload says amount_to_provider ${payload.amountToProviderAtomic} ${unit} (${amountText(payload.amountToProviderAtomic, job.currency)}), but the transaction pays ${amount} ${unit} (${amountText(amount, job.currency)}).`,
      fix: `Put the amount of the request into amount_to_provider (field 9 of NewTransactionResponse) as big-endian ${unit}: ${amount}, not ${payload.amountToProviderAtomic}.`,
    };
  if (!sameAddress(family, payload.payinAddress, recipient))
    return {
      message: `The signed payload says payin_address ${payload.payinAddress}, but the answer’s payinAddress, which the transaction pays to, is ${recipient}.`,
      fix: `Put the same address into payin_address (field 1 of NewTransactionResponse) and into payinAddress of the answer to POST /swap: ${recipient}, not ${payload.payinAddress}.`,
    };
  return carriedData(job.transaction);
}

/** What the user or this wallet asked for, and the provider signed otherwise. */
function ofQuote({ job, to, payload }: SwapTerms, promise: QuotePromise): Mismatch | undefined {
  const { amount } = job.transaction;
  if (amount !== promise.amountFromAtomic)
    return {
      message: `The transaction pays ${amountText(amount, job.currency)}, but the quote the user accepted is for ${amountText(promise.amountFromAtomic, job.currency)} (amount_to_provider).`,
      fix: 'Swap the amount of the quote (fromAmount of the Live App URL), or have the user accept a new quote.',
    };
  const texts: [field: string, no: number, found: string, wanted: string, source: string][] = [
    ['currency_from', 7, payload.currencyFrom.toUpperCase(), job.currency.ticker, 'payloadCurrencyFrom'],
    ['currency_to', 8, payload.currencyTo.toUpperCase(), to.currency.ticker, 'payloadCurrencyTo'],
    ['refund_address', 3, payload.refundAddress, job.account.address, 'refundAddress'],
    ['payout_address', 5, payload.payoutAddress, to.account.address, 'payoutAddress'],
  ];
  for (const [field, no, found, wanted, source] of texts)
    if (found !== wanted) return differs(field, no, found, wanted, source);
  return ofAmount(payload, to, promise) ?? ofNonce(payload, job.signerNonce);
}

function differs(field: string, no: number, found: string, wanted: string, source: string): Mismatch {
  return {
    message: `The signed payload says ${field} ${found || '(empty)'}, but the request said ${wanted}.`,
    fix: `Put ${source} of the request into ${field} (field ${no} of NewTransactionResponse), letter for letter: ${wanted}, not ${found || 'nothing'}.`,
  };
}

/** A fixed price is kept to the last unit, a floating one within its cap. */
function ofAmount(
  { amountToWalletAtomic: found }: SwapPayload,
  { currency }: Destination,
  { type, amountToAtomic, leastToAtomic }: QuotePromise,
): Mismatch | undefined {
  const text = (atomic: bigint) => amountText(atomic, currency);
  if (type === 'fixed' && found !== amountToAtomic)
    return {
      message: `The signed payload says amount_to_wallet ${text(found)}, but the fixed quote the user accepted promises ${text(amountToAtomic)}.`,
      fix: `Sign the amount of the quote into amount_to_wallet (field 10 of NewTransactionResponse), ${amountToAtomic} ${unitOf(currency)}: a fixed quote is never re-rated at acceptance; refuse it with 410 when it no longer holds.`,
    };
  if (type === 'float' && found < leastToAtomic)
    return {
      message: `The signed payload says amount_to_wallet ${text(found)}, but the floating quote the user accepted promises at least ${text(leastToAtomic)} (${text(amountToAtomic)} less the maximum slippage).`,
      fix: `Keep amount_to_wallet (field 10 of NewTransactionResponse) within maxSlippage of the quote, ${leastToAtomic} ${unitOf(currency)} or more, or refuse the swap.`,
    };
  return undefined;
}

function ofNonce({ nonce }: SwapPayload, signerNonce: string | undefined): Mismatch | undefined {
  if (signerNonce === undefined || nonce === signerNonce) return undefined;
  return {
    message: `The signed payload says device_transaction_id_ng ${nonce || '(empty)'}, but the signer's nonce, sent with the request, is ${signerNonce}.`,
    fix: `Put the nonce of the request, decoded from hex to its 32 bytes, into device_transaction_id_ng (field 12 of NewTransactionResponse): ${signerNonce}, not ${nonce || 'nothing'}.`,
  };
}
