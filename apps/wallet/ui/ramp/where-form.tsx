import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Choice } from '../controls/choice.js';
import { reportShown, reportUserAct } from '../hops/hops.js';
import { formatFiat } from '../money/money.js';
import type { CountryOption, MethodOption } from './countries.js';
import { countryName, methodName } from './names.js';

/** Where one product's questions differ from the other's. */
interface Words {
  question: string;
  noCountry: string;
  noMethod: string;
  /** "pays", "takes": what providers do with the fiat currency. */
  does: string;
  /** "be paid in", "pay in". */
  or: string;
  /** "Receive", "Pay". */
  instead: string;
}

interface Choices {
  country: string | undefined;
  method: string | undefined;
}

interface Props {
  words: Words;
  /** What was answered so far. */
  summary: ReactNode;
  fiat: string;
  countries: CountryOption[];
  chosen: Choices;
  onChange(changes: Partial<Choices> & { fiat?: string }): void;
  onProceed(): void;
}

const byName = (a: CountryOption, b: CountryOption) =>
  countryName(a.country).localeCompare(countryName(b.country));

/** In which country, by which method. */
export function WhereForm({ words, summary, fiat, countries, chosen, onChange, onProceed }: Props) {
  const [asked, setAsked] = useState(false);
  const country = countries.find((option) => option.country === chosen.country);
  const method = country?.methods.find((option) => option.method === chosen.method);
  useShownHop(countries);

  const proceed = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!country || !method) return;
    reportUserAct('choose country and method', { country: country.country, paymentMethod: method.method });
    onProceed();
  };

  return (
    <form noValidate onSubmit={proceed} className="rise flex flex-col gap-24" aria-labelledby="question">
      {summary}
      <h2 id="question" className="heading-4-semi-bold text-base">
        {words.question}
      </h2>
      <Choice
        label="Country"
        value={country?.country}
        options={[...countries].sort(byName).map((option) => ({
          value: option.country,
          label: countryName(option.country),
          ...(option.methods.length === 0 && { description: `No ${fiat} here` }),
        }))}
        onChange={(code) => onChange({ country: code, method: undefined })}
        error={asked && !country ? words.noCountry : undefined}
      />
      {country && country.methods.length > 0 && (
        <Choice
          label="Payment method"
          value={method?.method}
          options={country.methods.map((option) => methodChoice(option, fiat))}
          onChange={(name) => onChange({ method: name })}
          error={asked && !method ? words.noMethod : undefined}
        />
      )}
      {country && country.methods.length === 0 && (
        <NoMethod
          country={country}
          fiat={fiat}
          words={words}
          onFiat={(other) => onChange({ fiat: other, method: undefined })}
        />
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

const methodChoice = ({ method, limits }: MethodOption, fiat: string) => ({
  value: method,
  label: methodName(method),
  ...(limits && { description: `${formatFiat(limits.min, fiat)} to ${formatFiat(limits.max, fiat)}` }),
});

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
  words: Words;
  onFiat(fiat: string): void;
}

function NoMethod({ country, fiat, words, onFiat }: NoMethodProps) {
  const name = countryName(country.country);
  const others = country.otherFiats.slice(0, 3);
  return (
    <Banner
      role="alert"
      appearance="warning"
      title={`No provider ${words.does} ${fiat} in ${name}`}
      description={
        others.length > 0
          ? `Choose another country, or ${words.or} ${others.join(' or ')}.`
          : 'Providers list the country but no payment method in it. Choose another country.'
      }
      primaryAction={others.map((other) => (
        <Button key={other} type="button" size="sm" appearance="transparent" onClick={() => onFiat(other)}>
          {`${words.instead} ${other} instead`}
        </Button>
      ))}
    />
  );
}
