import { type FormEvent, useRef, useState } from 'react';
import { useWidget } from '../widget-context.js';
import { Field } from './field.js';
import { PageTitle } from './page-title.js';
import { goTo } from './route.js';

/** Where support is found: by Swap ID on the page of the swap, or by mail. */
export function SupportPage() {
  const { supportEmail } = useWidget().config;
  const field = useRef<HTMLInputElement>(null);
  const [swapId, setSwapId] = useState('');
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = swapId.trim();
    setProblem(text ? undefined : 'Enter the Swap ID. Ledger Wallet shows it in its history.');
    if (text) goTo({ page: 'swap', swapId: text });
    else field.current?.focus();
  };
  return (
    <section className="panel narrow">
      <PageTitle>How can we help?</PageTitle>
      <p>
        Is it about a swap? Its page says where it stands, and when we wait for you, you can write to us
        there.
      </p>
      <form onSubmit={submit} noValidate>
        <Field
          label="Swap ID"
          error={problem}
          control={({ id, describedBy, invalid }) => (
            <input
              id={id}
              ref={field}
              value={swapId}
              maxLength={128}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setSwapId(event.target.value)}
              aria-describedby={describedBy}
              aria-invalid={invalid}
            />
          )}
        />
        <button type="submit" className="button button-wide">
          Show my swap
        </button>
      </form>
      <p className="support">
        Anything else? Write to <a href={`mailto:${supportEmail}`}>{supportEmail}</a>.
      </p>
    </section>
  );
}
