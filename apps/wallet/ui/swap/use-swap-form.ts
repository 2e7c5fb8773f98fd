import type { WalletAccount } from '@exchange-sim/contract';
import { useState } from 'react';
import { compareWhole, formatCrypto, plainAmount, toWhole } from '../money/money.js';
import { typedAmountProblem } from '../money/typed-amount.js';
import { useCurrencies } from '../wire/config.js';
import { useAmountFromOutside } from '../wire/url-state.js';
import { feeStrategyOf, type SwapState, useSwapState } from './swap-state.js';
import { useFees } from './use-fees.js';
import { useToCurrencies } from './use-swap-currencies.js';

/** The account meant by an id, else the first of the currency, else the first at all. */
function pick(accounts: WalletAccount[], id: string | undefined, currency: string | undefined) {
  return (
    accounts.find((account) => account.id === id) ??
    accounts.find((account) => account.currency === currency) ??
    accounts[0]
  );
}

/** The first step's answers, read from the URL against what this wallet holds and what some provider swaps. */
export function useSwapForm(accounts: WalletAccount[], swappable: string[]) {
  const [state, change] = useSwapState();
  const currencyOf = useCurrencies();
  const sources = accounts.filter(({ currency }) => swappable.includes(currency));
  const source = pick(sources, state.account, state.from);
  const targetsQuery = useToCurrencies(source?.currency);
  const targets = accounts.filter(
    ({ currency }) => currency !== source?.currency && targetsQuery.data?.includes(currency),
  );
  const target = targets.length > 0 ? pick(targets, state.toAccount, state.to) : undefined;
  const feesQuery = useFees(source);
  const strategy = feeStrategyOf(state.fees);
  const currency = currencyOf(source?.currency ?? '');
  // What stands in the field is the user's; the URL follows it and is the source after a reload.
  const [amount, setAmount] = useState(state.amount ?? '');
  useAmountFromOutside(setAmount);
  const max = source && toWhole(feesQuery.data?.max[strategy] ?? source.spendableAtomic, currency.decimals);
  const changeAmount = (typed: string) => {
    setAmount(typed);
    change({ amount: typed });
  };
  const optionOf = ({ id, name, currency: held, spendableAtomic }: WalletAccount) => {
    const { decimals, ticker } = currencyOf(held);
    return { value: id, label: name, description: formatCrypto(toWhole(spendableAtomic, decimals), ticker) };
  };
  const chosen = (id: string) => accounts.find((account) => account.id === id);
  return {
    source,
    target,
    targetsQuery,
    feesQuery,
    strategy,
    currency,
    amount,
    max,
    problem: amountProblem(amount, { ...currency, max, isExact: feesQuery.data !== undefined }),
    sourceOptions: sources.map(optionOf),
    targetOptions: targets.map(optionOf),
    canTurn: target !== undefined && swappable.includes(target.currency),
    changeAmount,
    changeSource: (id: string) => change({ account: id, from: chosen(id)?.currency }),
    changeTarget: (id: string) => change({ toAccount: id, to: chosen(id)?.currency }),
    changeStrategy: (fees: string) => change({ fees }),
    /** The other direction. The amount was one of the other currency, so it goes. */
    turn: () => {
      setAmount('');
      change({
        from: target?.currency,
        account: target?.id,
        to: source?.currency,
        toAccount: source?.id,
        amount: undefined,
      });
    },
    answers: (): SwapState => ({
      from: source?.currency,
      account: source?.id,
      to: target?.currency,
      toAccount: target?.id,
      amount: plainAmount(amount),
      fees: strategy,
    }),
  };
}

interface Against {
  ticker: string;
  decimals: number;
  /** The most that can be sent, whole units. */
  max: string | undefined;
  /** Whether the network fee is known and already kept back. */
  isExact: boolean;
}

function amountProblem(typed: string, { ticker, decimals, max, isExact }: Against): string | undefined {
  const problem = typedAmountProblem(typed, { ticker, decimals, verb: 'swap' });
  const amount = plainAmount(typed);
  if (problem || amount === undefined || max === undefined || compareWhole(amount, max) <= 0) return problem;
  if (compareWhole(max, '0') === 0) {
    return `This account cannot pay for sending any ${ticker}. Choose another account, or fund it first.`;
  }
  const kept = isExact ? ' once the network fee is kept back' : '';
  return `This account can send ${formatCrypto(max, ticker)}${kept}. Enter less or choose another account.`;
}
