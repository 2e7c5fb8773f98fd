import { ContractError, type NativeSwap, type WalletCurrency } from '@exchange-sim/contract';
import { atomicBelow, atomicOf } from '../payin/amounts.js';

/** What an accepted quote promises the user, in atomic units. */
export interface QuotePromise {
  type: 'fixed' | 'float';
  amountFromAtomic: bigint;
  /** What the user receives: exactly, or of a floating quote as it stood. */
  amountToAtomic: bigint;
  /** What the user receives at least; the same for a fixed quote. */
  leastToAtomic: bigint;
  /** When a fixed quote ends, milliseconds since the Unix epoch. */
  expiresAt: number | undefined;
}

/** Reads what the user accepted. Throws a `ContractError` (400) about an amount that cannot be paid exactly. */
export function promiseOf(
  { amountFrom, quote }: Pick<NativeSwap, 'amountFrom' | 'quote'>,
  from: WalletCurrency,
  to: WalletCurrency,
): QuotePromise {
  const amountFromAtomic = atomicOf(amountFrom, from.decimals);
  if (amountFromAtomic === undefined)
    throw badAmount(
      `"${amountFrom}" is not an amount of ${from.ticker}, which has ${from.decimals} decimals`,
      `Send at most ${from.decimals} decimals.`,
    );
  if (amountFromAtomic === 0n)
    throw badAmount('nothing is not an amount', 'Send an amount greater than zero.');
  if (atomicBelow(quote.exact.amountFrom, from.decimals) !== amountFromAtomic)
    throw badAmount(
      `the quote is for ${quote.exact.amountFrom} ${from.ticker} and not for ${amountFrom}`,
      'Send the amount the quote was asked for, or ask for a new quote.',
    );
  const amountToAtomic = atomicBelow(quote.exact.amountTo, to.decimals);
  const { worstAmountTo } = quote.exact;
  return {
    type: quote.type,
    amountFromAtomic,
    amountToAtomic,
    leastToAtomic:
      quote.type === 'float' && worstAmountTo !== undefined
        ? atomicBelow(worstAmountTo, to.decimals)
        : amountToAtomic,
    expiresAt: quote.type === 'fixed' ? instantOf(quote.expiry) : undefined,
  };
}

function instantOf(text: string | undefined): number | undefined {
  const instant = Date.parse(text ?? '');
  return Number.isNaN(instant) ? undefined : instant;
}

function badAmount(message: string, fix: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', message, { in: 'body', field: 'amountFrom', fix });
}
