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
import { COUNTRIES, DEFAULT_COUNTRY } from './countries.js';
import { DocumentField } from './document-field.js';
import { readDocument } from './identity-document.js';

const PROBLEMS: Record<string, string> = {
  fullName: 'Enter your full name as it stands on your document.',
  dateOfBirth: 'Enter your date of birth.',
  country: 'Choose the country you live in.',
  documentNumber: 'Enter 4 to 30 letters, digits or dashes.',
  document: 'Add a photo or a scan of your document.',
};

/** The identity check the law asks of whoever exchanges money. */
export function KycForm() {
  const { api, queries, parameters } = useWidget();
  const residency = ('bankResidency' in parameters && parameters.bankResidency) || DEFAULT_COUNTRY;
  const [file, setFile] = useState<File>();
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const apply = useMutation({
    mutationFn: async ({ entries, picture }: { entries: [string, string][]; picture: File }) => {
      const document = await readDocument(picture);
      const body = kycApplication.parse({ ...Object.fromEntries(entries), document });
      return keepAnswer(
        queries,
        api.call(providerAccountApi.kyc, { body }),
        () => ['me'],
        (user) => queries.setQueryData(['me'], user),
      );
    },
    onError: (error) => {
      const { message, fix } = toApiError(error);
      const field = fieldOf(error);
      if (field) setWrong({ [field]: [message, fix].filter(Boolean).join(' ') });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entries = [...new FormData(event.currentTarget)].map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const issues = kycApplication.safeParse(Object.fromEntries(entries)).error?.issues ?? [];
    const fields = [...issues.map(({ path }) => String(path[0])), ...(file ? [] : ['document'])];
    setWrong(Object.fromEntries(fields.map((field) => [field, PROBLEMS[field] ?? ''])));
    if (file && issues.length === 0) apply.mutate({ entries, picture: file });
  };
  const pick = (picked: File | undefined, problem: string | undefined) => {
    setFile(picked);
    setWrong(({ document: _, ...others }) => ({ ...others, ...(problem && { document: problem }) }));
  };
  const error = apply.error && toApiError(apply.error);
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow">Identity check</p>
        <PageTitle>Tell us who you are</PageTitle>
        <p>
          The law asks us whom we exchange money with. You do this once; most checks take less than a minute.
        </p>
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
          <DocumentField file={file} error={wrong.document} onPick={pick} />
          {error && !fieldOf(error) && <ErrorNotice error={error} />}
          <button type="submit" className="button button-wide" disabled={apply.isPending}>
            Send for checking
          </button>
        </form>
      </section>
      <DealSummary />
    </div>
  );
}

/** The field of the form an error is about: of `document.mediaType` it is `document`. */
function fieldOf(error: unknown): string | undefined {
  const field = toApiError(error).field?.split('.')[0];
  return field && field in PROBLEMS ? field : undefined;
}
