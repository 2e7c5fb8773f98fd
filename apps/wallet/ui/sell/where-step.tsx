import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { type FormEvent, useEffect, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { Choice } from '../controls/choice.js';
import { reportShown, reportUserAct } from '../hops/hops.js';
import { formatFiat } from '../money/money.js';
import { type CountryOption, countryOptions } from './limits.js';
import { countryName, methodName } from './names.js';
import { SaleSummary } from './sale-summary.js';
import { useSellContext } from './sell-layout.js';
import { type SellState, sellSearch, useSellState } from './sell-state.js';

type Ready = SellState & { from: string; to: string; amount: string };

/** Step 2: in which country, by which method. */
export function WhereStep() {
  const [state] = useSellState();
  const { from, to, amount } = state;
  if (!from || !to || !amount) return <Navigate to={`/sell?${sellSearch(state)}`} replace />;
  return <WhereForm state={{ ...state, from, to, amount }} />;
}

function WhereForm({ state }: { state: Ready }) {
  const navigate = useNavigate();
  const [, change] = useSellState();
  const { providers } = useSellContext();
  const [asked, setAsked] = useState(false);
  const countries = countryOptions(providers, state.from, state.to).sort((a, b) =>
    countryName(a.country).localeCompare(countryName(b.country)),
  );
  const country = countries.find((option) => option.country === state.country);
  const method = country?.methods.find((option) => option.method === state.method);
  useShownHop(countries);

  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!country || !method) return;
    reportUserAct('choose country and method', { country: country.country, paymentMethod: method.method });
    navigate(`/sell/quotes?${sellSearch(state)}`);
  };

  return (
    <form noValidate onSubmit={proceed} className="rise flex flex-col gap-24" aria-labelledby="question">
      <SaleSummary state={state} />
      <h2 id="question" className="heading-4-semi-bold text-base">
        Where should the money go?
      </h2>
      <Choice
        label="Country"
        value={country?.country}
        options={countries.map((option) => ({
          value: option.country,
          label: countryName(option.country),
          ...(option.methods.length === 0 && { description: `No ${state.to} here` }),
        }))}
        onChange={(code) => change({ country: code, method: undefined })}
        error={asked && !country ? 'Choose the country of your bank account.' : undefined}
      />
      {country && country.methods.length > 0 && (
        <Choice
          label="Payment method"
          value={method?.method}
          options={country.methods.map((option) => ({
            value: option.method,
            label: methodName(option.method),
            description: `${formatFiat(option.limits.min, state.to)} to ${formatFiat(option.limits.max, state.to)}`,
          }))}
          onChange={(name) => change({ method: name })}
          error={asked && !method ? 'Choose how you want to be paid.' : undefined}
        />
      )}
      {country && country.methods.length === 0 && (
        <NoMethod country={country} fiat={state.to} onFiat={(to) => change({ to, method: undefined })} />
      )}
      <Button
        type="submit"
        appearance="accent"
        size="lg"
        isFull
        disabled={country !== undefined && country.methods.length === 0}
      >
        Get quotes
      </Button>
    </form>
  );
}

function useShownHop(countries: CountryOption[]) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once each time the step is entered
  useEffect(() => {
    reportShown(
      'show countries and methods',
      countries.map(({ country, methods }) => ({ country, methods: methods.map(({ method }) => method) })),
    );
  }, []);
}

interface NoMethodProps {
  country: CountryOption;
  fiat: string;
  onFiat(fiat: string): void;
}

function NoMethod({ country, fiat, onFiat }: NoMethodProps) {
  const name = countryName(country.country);
  const others = country.otherFiats.slice(0, 3);
  return (
    <Banner
      role="alert"
      appearance="warning"
      title={`No provider pays ${fiat} in ${name}`}
      description={
        others.length > 0
          ? `Choose another country, or be paid in ${others.join(' or ')}.`
          : 'Providers list the country but no payment method in it. Choose another country.'
      }
      primaryAction={others.map((other) => (
        <Button key={other} type="button" size="sm" appearance="transparent" onClick={() => onFiat(other)}>
          {`Receive ${other} instead`}
        </Button>
      ))}
    />
  );
}
