import type { WalletCurrency } from '@exchange-sim/contract';
import { ExchangeFailure, initFailure } from '../exchange/exchange-failure.js';
import { amountText } from './amounts.js';

/** Rejects with an `ExchangeFailure` (503) when the chain does not answer the question. */
export async function chainAnswers<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof ExchangeFailure) throw error;
    const fix = 'See that the chain runs, then start the exchange again.';
    throw initFailure('chainUnreachable', `The chain gave no answer: ${messageOf(error)}`, 'Chain', fix, 503);
  }
}

/** What somebody holds and what a payment needs, atomic units of `currency`. */
interface Shortage {
  accountName: string;
  currency: WalletCurrency;
  balance: bigint;
  amount: bigint;
  fees: bigint;
}

export function notEnough({ accountName, currency, balance, amount, fees }: Shortage): ExchangeFailure {
  const text = (atomic: bigint) => amountText(atomic, currency);
  const plusFees = fees > 0n ? ` plus fees of up to ${text(fees)} are needed` : ' are needed';
  return shortage(
    'NotEnoughBalance',
    `${accountName} holds ${text(balance)}, and ${text(amount)}${plusFees}`,
    'Send less, or choose another account: network fees are paid on top of the amount.',
  );
}

/** A token can be paid, but not the fees, which the chain takes in its coin. */
export function notEnoughForFees({ accountName, currency, balance, fees }: Omit<Shortage, 'amount'>) {
  const text = (atomic: bigint) => amountText(atomic, currency);
  return shortage(
    'NotEnoughGas',
    `${accountName} holds ${text(balance)}, and fees of up to ${text(fees)} are needed`,
    `Add ${currency.ticker} to ${accountName}: a token's network fees are paid in ${currency.ticker}.`,
  );
}

function shortage(name: string, message: string, fix: string): ExchangeFailure {
  return new ExchangeFailure(409, { name, message, step: 'INIT', title: 'amount', party: 'User', fix });
}

export function messageOf(error: unknown): string {
  if (error instanceof Error && 'shortMessage' in error) return String(error.shortMessage);
  return error instanceof Error ? error.message : String(error);
}
