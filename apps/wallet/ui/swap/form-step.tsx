import { FEE_STRATEGIES, type WalletAccount } from '@exchange-sim/contract';
import { Button, IconButton, TextInput } from '@ledgerhq/lumen-ui-react';
import { ChevronUpDown, Exchange, Wallet } from '@ledgerhq/lumen-ui-react/symbols';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Choice } from '../controls/choice.js';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { useWallet } from '../events/wallet-events.js';
import { reportUserAct } from '../hops/hops.js';
import { formatCrypto } from '../money/money.js';
import { Loading } from '../shell/loading.js';
import { useCurrencies } from '../wire/config.js';
import { useSwapContext } from './swap-layout.js';
import { swapSearch } from './swap-state.js';
import { useFeeText } from './use-fees.js';
import { useSwapForm } from './use-swap-form.js';

/** Step 1: from which account into which, how much, and how fast the network should be. */
export function FormStep() {
  const { accounts } = useWallet();
  const { swappable } = useSwapContext();
  const currencyOf = useCurrencies();
  if (!accounts) return <Loading />;
  if (accounts.some(({ currency }) => swappable.includes(currency))) return <Form accounts={accounts} />;
  return (
    <Empty icon={Wallet} title="No account to swap from">
      <p>
        {accounts.length === 0
          ? 'The wallet was started without accounts. Name at least two in the stack’s configuration.'
          : `Providers swap ${swappable.map((id) => currencyOf(id).ticker).join(', ')}. Add an account that holds one of these.`}
      </p>
    </Empty>
  );
}

function Form({ accounts }: { accounts: WalletAccount[] }) {
  const navigate = useNavigate();
  const { swappable } = useSwapContext();
  const form = useSwapForm(accounts, swappable);
  const { currency, amount, problem, target, source, targetsQuery } = form;
  const [touched, setTouched] = useState(false);
  const shown = (touched || amount !== '') && problem ? problem : undefined;
  const hasNoTarget = targetsQuery.data !== undefined && form.targetOptions.length === 0;

  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setTouched(true);
    if (problem) {
      document.getElementById('amount')?.focus();
      return;
    }
    if (!source || !target) return;
    const answers = form.answers();
    const { fees, ...rest } = answers;
    reportUserAct('enter swap', { ...rest, feeStrategy: fees });
    navigate(`/swap/quotes?${swapSearch(answers)}`);
  };

  return (
    <form noValidate onSubmit={proceed} className="rise flex flex-col gap-24" aria-labelledby="question">
      <h2 id="question" className="heading-4-semi-bold text-base">
        What do you want to swap?
      </h2>
      <div className="flex flex-col items-center gap-12 min-[560px]:flex-row">
        <div className="w-full min-w-0 flex-1">
          <Choice label="From" value={source?.id} options={form.sourceOptions} onChange={form.changeSource} />
        </div>
        <IconButton
          type="button"
          appearance="gray"
          size="sm"
          icon={form.canTurn ? Exchange : ChevronUpDown}
          aria-label="Swap the other way"
          disabled={!form.canTurn}
          onClick={form.turn}
        />
        <div className="w-full min-w-0 flex-1">
          <Choice
            label="To"
            value={target?.id}
            options={form.targetOptions}
            onChange={form.changeTarget}
            error={
              hasNoTarget
                ? `No provider swaps ${currency.ticker} into anything you have an account for.`
                : undefined
            }
          />
        </div>
      </div>
      {targetsQuery.error && (
        <Problem
          title={`What ${currency.ticker} can become is not known`}
          error={targetsQuery.error}
          onRetry={() => void targetsQuery.refetch()}
        />
      )}
      <Amount form={form} shown={shown} />
      <NetworkFee form={form} />
      <Button
        type="submit"
        appearance="accent"
        size="lg"
        isFull
        disabled={hasNoTarget || targetsQuery.isPending || targetsQuery.isError}
      >
        Get quotes
      </Button>
    </form>
  );
}

type SwapForm = ReturnType<typeof useSwapForm>;

function Amount({ form, shown }: { form: SwapForm; shown: string | undefined }) {
  const { currency, amount, max, feesQuery } = form;
  return (
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
              disabled={!feesQuery.data}
              onClick={() => max && form.changeAmount(max)}
            >
              Max
            </Button>
          </span>
        }
      />
      <p id="amount-problem" role="alert" className="body-3 text-error empty:hidden">
        {shown}
      </p>
      <p id="amount-help" hidden={shown !== undefined} className="tabular body-3 text-muted">
        {max && (feesQuery.data ? 'You can send up to ' : 'Available ')}
        {max && formatCrypto(max, currency.ticker)}
        {feesQuery.data && feesQuery.data.currency === currency.id && ', the network fee kept back'}
      </p>
    </div>
  );
}

const NAMES = { slow: 'Slow', medium: 'Medium', fast: 'Fast' } as const;

function NetworkFee({ form: { feesQuery, strategy, changeStrategy } }: { form: SwapForm }) {
  const feeText = useFeeText();
  const { data: fees, error, refetch } = feesQuery;
  return (
    <div className="flex flex-col gap-8">
      <Choice
        label="Network fee"
        value={strategy}
        options={FEE_STRATEGIES.map((value) => ({
          value,
          label: NAMES[value],
          ...(fees && { description: `${feeText(fees, value)} at most` }),
        }))}
        onChange={changeStrategy}
      />
      <p className="tabular body-3 text-muted">
        {fees
          ? `${NAMES[strategy]} costs ${feeText(fees, strategy)} at most, on top of the amount.`
          : 'Asking the network for its fees.'}
      </p>
      {error && (
        <Problem title="The network’s fees are not known" error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}
