import type { WalletAccount } from '@exchange-sim/contract';
import { useState } from 'react';
import { formatCrypto, toWhole } from '../money/money.js';
import { fiatName } from '../ramp/names.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { useCurrencies } from '../wire/config.js';
import { useAmountFromOutside } from '../wire/url-state.js';
import { type AmountIn, amountIn, useBuyState } from './buy-state.js';
import { acceptedFiats, fiatLimits } from './limits.js';
import { cryptoProblem, fiatProblem } from './validate-amount.js';

/** What stands in the form of the first step, and what changes it. */
export function useAmountForm(accounts: readonly WalletAccount[], cryptos: readonly string[]) {
  const { providers } = useRampContext();
  const [state, change] = useBuyState();
  const currencyOf = useCurrencies();
  const crypto = cryptos.find((id) => id === state.to) ?? cryptos[0] ?? '';
  const currency = currencyOf(crypto);
  const ownAccounts = accounts.filter((account) => account.currency === crypto);
  const account = ownAccounts.find(({ id }) => id === state.account) ?? ownAccounts[0];
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
    cryptoOptions: cryptos.map((id) => ({
      value: id,
      label: currencyOf(id).name,
      description: currencyOf(id).ticker,
    })),
    accountOptions: ownAccounts.map(({ id, name, balanceAtomic }) => ({
      value: id,
      label: name,
      description: formatCrypto(toWhole(balanceAtomic, currency.decimals), currency.ticker),
    })),
    fiatOptions: fiats.map((code) => ({ value: code, label: code, description: fiatName(code) })),
    changeCrypto: (id: string) => change({ to: id, account: undefined }),
    changeAccount: (id: string) => change({ account: id }),
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
