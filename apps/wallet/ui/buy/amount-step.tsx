import type { WalletAccount } from '@exchange-sim/contract';
import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { CoinsAddPlus, Wallet } from '@ledgerhq/lumen-ui-react/symbols';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Choice } from '../controls/choice.js';
import { Copyable } from '../controls/copyable.js';
import { Empty } from '../controls/empty.js';
import { useWallet } from '../events/wallet-events.js';
import { reportUserAct } from '../hops/hops.js';
import { plainAmount } from '../money/money.js';
import { useAmountHops } from '../ramp/amount-hops.js';
import { useRampContext } from '../ramp/ramp-layout.js';
import { Loading } from '../shell/loading.js';
import { useCurrencies } from '../wire/config.js';
import { AmountField } from './amount-field.js';
import { buySearch, useBuyState } from './buy-state.js';
import { buyableCryptos } from './limits.js';
import { useAmountForm } from './use-amount-form.js';

/** Step 1: what, into which account, with which money, how much. */
export function AmountStep() {
  const { accounts } = useWallet();
  const { providers } = useRampContext();
  if (!accounts) return <Loading />;
  const cryptos = buyableCryptos(providers);
  const suitable = accounts.filter(({ currency }) => cryptos.includes(currency));
  if (accounts.length === 0) {
    return (
      <Empty icon={Wallet} title="No account to buy into">
        <p>The wallet was started without accounts. Name at least one in the stack’s configuration.</p>
      </Empty>
    );
  }
  if (suitable.length === 0) {
    return (
      <Empty icon={CoinsAddPlus} title="Nothing here can be bought">
        <p>
          No provider sells a currency of your accounts. Add an account of a currency that providers list.
        </p>
      </Empty>
    );
  }
  return <BuyForm accounts={suitable} cryptos={cryptos} />;
}

function BuyForm({ accounts, cryptos }: { accounts: WalletAccount[]; cryptos: string[] }) {
  const navigate = useNavigate();
  const form = useAmountForm(accounts);
  const { state, currency, account, fiat, amount, unit, problem } = form;
  const [touched, setTouched] = useState(false);
  const shown = touched || amount !== '' ? problem : undefined;
  const entered = { account: account?.id, from: fiat, to: currency.id, amountIn: unit, amount };
  const reportAmount = useAmountHops(entered, problem);

  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    reportAmount();
    if (problem) {
      document.getElementById('amount')?.focus();
      return;
    }
    reportUserAct('proceed');
    const answered = { from: fiat, to: currency.id, account: account?.id, amount: plainAmount(amount) };
    navigate(`/buy/where?${buySearch({ ...state, ...answered })}`);
  };

  return (
    <form noValidate onSubmit={proceed} className="rise flex flex-col gap-24" aria-labelledby="question">
      <h2 id="question" className="heading-4-semi-bold text-base">
        How much do you want to buy?
      </h2>
      <NotSold cryptos={cryptos} />
      <div className="flex flex-col gap-8">
        <div className="flex flex-col gap-12 min-[560px]:flex-row">
          <Choice
            label="Account"
            value={account?.id}
            options={form.accountOptions}
            onChange={form.changeAccount}
          />
          <Choice label="Pay in" value={fiat} options={form.fiatOptions} onChange={form.changeFiat} />
        </div>
        {account && (
          <p className="flex flex-wrap items-center gap-x-6 body-3 text-muted">
            {currency.ticker} arrives at <Copyable text={account.address} what="receiving address" />
          </p>
        )}
      </div>
      <AmountField form={form} shown={shown} />
      <Button type="submit" appearance="accent" size="lg" isFull>
        Continue
      </Button>
    </form>
  );
}

/** Said when Buy was opened for a currency that nobody sells: another one stands in the form then. */
function NotSold({ cryptos }: { cryptos: string[] }) {
  const [{ to }] = useBuyState();
  const currencyOf = useCurrencies();
  if (!to || cryptos.includes(to)) return null;
  return (
    <Banner
      appearance="info"
      title={`No provider sells ${currencyOf(to).ticker}`}
      description="Buy what is chosen below; you can swap it afterwards."
    />
  );
}
