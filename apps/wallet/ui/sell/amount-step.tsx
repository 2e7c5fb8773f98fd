import type { WalletAccount } from '@exchange-sim/contract';
import { Banner, Button, TextInput } from '@ledgerhq/lumen-ui-react';
import { HandCoins, Wallet } from '@ledgerhq/lumen-ui-react/symbols';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Choice } from '../controls/choice.js';
import { Empty } from '../controls/empty.js';
import { useWallet } from '../events/wallet-events.js';
import { reportUserAct } from '../hops/hops.js';
import { formatCrypto, plainAmount, toWhole } from '../money/money.js';
import { useAmountHops } from '../ramp/amount-hops.js';
import { fiatName } from '../ramp/names.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { Loading } from '../shell/loading.js';
import { useCurrencies } from '../wire/config.js';
import { useAmountFromOutside } from '../wire/url-state.js';
import { cryptoLimits, payableFiats, sellableCryptos } from './limits.js';
import { sellSearch, useSellState } from './sell-state.js';
import { amountProblem, FEE_RESERVE, maxAmount } from './validate-amount.js';

/** Step 1: what, from which account, into which currency, how much. */
export function AmountStep() {
  const { accounts } = useWallet();
  const { providers } = useRampContext();
  if (!accounts) return <Loading />;
  const cryptos = sellableCryptos(providers).filter((id) => accounts.some(({ currency }) => currency === id));
  if (accounts.length === 0) {
    return (
      <Empty icon={Wallet} title="No account to sell from">
        <p>The wallet was started without accounts. Name at least one in the stack’s configuration.</p>
      </Empty>
    );
  }
  if (cryptos.length === 0) {
    return (
      <Empty icon={HandCoins} title="Nothing here can be sold">
        <p>No provider buys what your accounts hold. Add an account of a currency that providers list.</p>
      </Empty>
    );
  }
  return <AmountForm accounts={accounts} cryptos={cryptos} />;
}

function AmountForm({ accounts, cryptos }: { accounts: WalletAccount[]; cryptos: string[] }) {
  const navigate = useNavigate();
  const form = useAmountForm(accounts, cryptos);
  const { currency, account, fiat, amount, limits, problem, spendable } = form;
  const [touched, setTouched] = useState(false);
  const shown = (touched || amount !== '') && problem ? problem : undefined;
  const reportAmount = useAmountHops({ account: account?.id, from: currency.id, to: fiat, amount }, problem);

  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    reportAmount();
    if (problem) {
      document.getElementById('amount')?.focus();
      return;
    }
    reportUserAct('proceed');
    navigate(
      `/sell/where?${sellSearch({ ...form.state, from: currency.id, account: account?.id, to: fiat, amount: plainAmount(amount) })}`,
    );
  };

  return (
    <form noValidate onSubmit={proceed} className="rise flex flex-col gap-24" aria-labelledby="question">
      <h2 id="question" className="heading-4-semi-bold text-base">
        How much do you want to sell?
      </h2>
      <NotBought cryptos={cryptos} />
      <div className="flex flex-col gap-12 min-[560px]:flex-row">
        <Choice
          label="Crypto"
          value={currency.id}
          options={form.cryptoOptions}
          onChange={form.changeCrypto}
        />
        <Choice
          label="Account"
          value={account?.id}
          options={form.accountOptions}
          onChange={form.changeAccount}
        />
      </div>
      <div className="flex flex-col gap-8">
        <TextInput
          id="amount"
          label="Amount"
          inputMode="decimal"
          autoComplete="off"
          autoFocus
          value={amount}
          onChange={(event) => form.changeAmount(event.target.value)}
          status={shown ? 'error' : undefined}
          hideClearButton
          aria-describedby="amount-help amount-problem"
          suffix={
            <span className="flex items-center gap-8 body-2 text-muted">
              {currency.ticker}
              <Button
                type="button"
                appearance="transparent"
                size="sm"
                onClick={() => form.changeAmount(form.max)}
              >
                Max
              </Button>
            </span>
          }
        />
        <p id="amount-problem" role="alert" className="body-3 text-error empty:hidden">
          {shown}
        </p>
        <p id="amount-help" className="flex flex-wrap justify-between gap-x-16 gap-y-4 body-3 text-muted">
          {limits && (
            <span className="tabular">
              Between {formatCrypto(limits.min, currency.ticker)} and{' '}
              {formatCrypto(limits.max, currency.ticker)}
            </span>
          )}
          <span className="tabular">
            Available {formatCrypto(spendable, currency.ticker)} · Max keeps {FEE_RESERVE} for fees
          </span>
        </p>
      </div>
      <Choice label="Receive" value={fiat} options={form.fiatOptions} onChange={form.changeFiat} />
      <Button type="submit" appearance="accent" size="lg" isFull>
        Continue
      </Button>
    </form>
  );
}

/** Said when Sell was opened for a currency that nobody buys: another one stands in the form then. */
function NotBought({ cryptos }: { cryptos: string[] }) {
  const navigate = useNavigate();
  const [{ from, account }] = useSellState();
  const currencyOf = useCurrencies();
  if (!from || cryptos.includes(from)) return null;
  const swap = new URLSearchParams({ from, ...(account && { account }) });
  return (
    <Banner
      appearance="info"
      title={`No provider buys ${currencyOf(from).ticker}`}
      description="Swap it into something that can be sold, or sell what is chosen below."
      primaryAction={
        <Button type="button" size="sm" appearance="transparent" onClick={() => navigate(`/swap?${swap}`)}>
          {`Swap ${currencyOf(from).ticker}`}
        </Button>
      }
    />
  );
}

function useAmountForm(accounts: WalletAccount[], cryptos: string[]) {
  const { providers } = useRampContext();
  const [state, change] = useSellState();
  const currencyOf = useCurrencies();
  const crypto = cryptos.find((id) => id === state.from) ?? cryptos[0] ?? '';
  const currency = currencyOf(crypto);
  const ownAccounts = accounts.filter((account) => account.currency === crypto);
  const account = ownAccounts.find(({ id }) => id === state.account) ?? ownAccounts[0];
  const fiats = payableFiats(providers, crypto);
  const fiat = fiats.find((code) => code === state.to) ?? (fiats.includes('EUR') ? 'EUR' : fiats[0]);
  // What stands in the field is the user's; the URL follows it and is the source after a reload.
  const [amount, setAmount] = useState(state.amount ?? '');
  useAmountFromOutside(setAmount);
  const limits = fiat ? cryptoLimits(providers, crypto, fiat) : undefined;
  const spendable = toWhole(account?.spendableAtomic ?? '0', currency.decimals);
  const against = { ticker: currency.ticker, decimals: currency.decimals, limits, spendable };
  return {
    state,
    currency,
    account,
    fiat,
    amount,
    limits,
    spendable,
    problem: amountProblem(amount, against),
    max: maxAmount(against),
    cryptoOptions: cryptos.map((id) => ({
      value: id,
      label: currencyOf(id).name,
      description: currencyOf(id).ticker,
    })),
    accountOptions: ownAccounts.map(({ id, name, spendableAtomic }) => ({
      value: id,
      label: name,
      description: formatCrypto(toWhole(spendableAtomic, currency.decimals), currency.ticker),
    })),
    fiatOptions: fiats.map((code) => ({ value: code, label: code, description: fiatName(code) })),
    changeCrypto: (id: string) => change({ from: id, account: undefined }),
    changeAccount: (id: string) => change({ account: id }),
    changeFiat: (code: string) => change({ to: code, country: undefined, method: undefined }),
    changeAmount: (typed: string) => {
      setAmount(typed);
      change({ amount: typed });
    },
  };
}
