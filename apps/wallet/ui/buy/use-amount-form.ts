import type { WalletAccount } from '@exchange-sim/contract';
import { useState } from 'react';
import { formatCrypto, toWhole } from '../money/money.js';
import { fiatName } from '../ramp/names.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { useCurrencies } from '../wire/config.js';
import { useAmountFromOutside } from '../wire/url-state.js';
import { type AmountIn, amountIn, type BuyState, useBuyState } from './buy-state.js';
import { acceptedFiats, fiatLimits } from './limits.js';
import { cryptoProblem, fiatProblem } from './validate-amount.js';

/** The account the URL names, else one of the currency it names, else the first. */
const chosenOf = (accounts: readonly WalletAccount[], { account, to }: BuyState) =>
  accounts.find(({ id }) => id === account) ??
  accounts.find(({ currency }) => currency === to) ??
  accounts[0];

/** What stands in the form of the first step, and what changes it. `accounts` are those whose currency can be bought. */
export function useAmountForm(accounts: readonly WalletAccount[]) {
  const { providers } = useRampContext();
  const [state, change] = useBuyState();
  const currencyOf = useCurrencies();
  const account = chosenOf(accounts, state);
  const crypto = account?.currency ?? '';
  const currency = currencyOf(crypto);
  const fiats = acceptedFiats(providers, crypto);
  const fiat =
    fiats.find((code) => code === state.from) ?? (fiats.includes('EUR') ? 'EUR' : (fiats[0] ?? ''));
  // What stands in the field is the user's; the URL follows it and is the source after a reload.
  const [amount, setAmount] = useState(state.amount ?? '');
  useAmountFromOutside(setAmount);
  const limits = fiatLimits(providers, crypto, fiat);
  const unit = amountIn(state);
  return {
    state,
    currency,
    account,
    fiat,
    amount,
    limits,
    unit,
    problem: unit === 'fiat' ? fiatProblem(amount, fiat, limits) : cryptoProblem(amount, currency),
    accountOptions: accounts.map(({ id, name, currency: ofAccount, balanceAtomic }) => {
      const { decimals, ticker } = currencyOf(ofAccount);
      return { value: id, label: name, description: formatCrypto(toWhole(balanceAtomic, decimals), ticker) };
    }),
    fiatOptions: fiats.map((code) => ({ value: code, label: code, description: fiatName(code) })),
    /** An amount of other coins stays behind. */
    changeAccount: (id: string) => {
      const to = accounts.find((candidate) => candidate.id === id)?.currency;
      const isOther = unit === 'crypto' && to !== crypto;
      if (isOther) setAmount('');
      change({ account: id, to, ...(isOther && { amount: undefined }) });
    },
    changeFiat: (code: string) => change({ from: code, country: undefined, method: undefined }),
    changeAmount: (typed: string) => {
      setAmount(typed);
      change({ amount: typed });
    },
    /** The number stays behind: 100 of one is something else than 100 of the other. */
    changeUnit: (next: AmountIn) => {
      setAmount('');
      change({ in: next === 'crypto' ? next : undefined, amount: undefined });
    },
  };
}

export type AmountForm = ReturnType<typeof useAmountForm>;
