import { kycApplication, providerAccountApi } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toApiError } from '../api/api-error.js';
import { DealSummary } from '../deal/deal-summary.js';
import { Field } from '../layout/field.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { countryName } from '../money/names.js';
import { keepAnswer } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { COUNTRIES } from './countries.js';

/** A swap's link says nothing about where the user lives. */
const DEFAULT_COUNTRY = 'FR';

const PROBLEMS: Record<string, string> = {
  fullName: 'Enter your full name as it stands on your document.',
  dateOfBirth: 'Enter your date of birth.',
  country: 'Choose the country you live in.',
  documentNumber: 'Enter 4 to 30 letters, digits or dashes.',
};

/** The identity check the law asks of whoever pays out money. */
export function KycForm() {
  const { api, queries, parameters } = useWidget();
  const residency = parameters.mode === 'sell' ? parameters.bankResidency : DEFAULT_COUNTRY;
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const apply = useMutation({
    mutationFn: (body: Record<string, string>) =>
      keepAnswer(
        queries,
        api.call(providerAccountApi.kyc, { body: kycApplication.parse(body) }),
        () => ['me'],
        (user) => queries.setQueryData(['me'], user),
      ),
    onError: (error) => {
      const { field, message } = toApiError(error);
      if (field && field in PROBLEMS) setWrong({ [field]: message });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(
      ([name, value]) => [name, String(value)] as const,
    );
    const issues = kycApplication.safeParse(Object.fromEntries(entries)).error?.issues ?? [];
    setWrong(
      Object.fromEntries(issues.map(({ path }) => [String(path[0]), PROBLEMS[String(path[0])] ?? ''])),
    );
    if (issues.length === 0) apply.mutate(Object.fromEntries(entries));
  };
  const error = apply.error && toApiError(apply.error);
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow">Identity check</p>
        <PageTitle>Tell us who you are</PageTitle>
        <p>We must know who we pay. You do this once; most checks take less than a minute.</p>
        <form onSubmit={submit} noValidate>
          <Field label="Full name" name="fullName" autoComplete="name" error={wrong.fullName} />
          <Field
            label="Date of birth"
            name="dateOfBirth"
            type="date"
            autoComplete="bday"
            error={wrong.dateOfBirth}
          />
          <Field
            label="Country you live in"
            error={wrong.country}
            control={({ id, describedBy, invalid }) => (
              <select
                id={id}
                name="country"
                defaultValue={residency}
                aria-describedby={describedBy}
                aria-invalid={invalid}
              >
                {[...new Set([residency, ...COUNTRIES])].map((code) => (
                  <option key={code} value={code}>
                    {countryName(code)}
                  </option>
                ))}
              </select>
            )}
          />
          <Field
            label="Passport or identity card number"
            name="documentNumber"
            autoComplete="off"
            error={wrong.documentNumber}
          />
          {error && !(error.field && error.field in PROBLEMS) && <ErrorNotice error={error} />}
          <button type="submit" className="button button-wide" disabled={apply.isPending}>
            Send for checking
          </button>
        </form>
      </section>
      <DealSummary />
    </div>
  );
}
