import { providerSwapAccountApi, type SwapOrderView } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type RefObject, useState } from 'react';
import { toApiError } from '../api/api-error.js';
import { Field } from '../layout/field.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { keepAnswer, keepSwap } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';

interface ContactFormProps {
  swap: SwapOrderView;
  /** Takes the focus when the user comes from the Swap ID. */
  field: RefObject<HTMLTextAreaElement | null>;
}

const LONGEST = 2000;

/** Writes to support about a swap on hold, with its Swap ID. */
export function ContactForm({ swap: { swapId }, field }: ContactFormProps) {
  const { api, queries } = useWidget();
  const [message, setMessage] = useState('');
  const [problem, setProblem] = useState<string>();
  const contact = useMutation({
    mutationFn: (text: string) =>
      keepAnswer(
        queries,
        api.call(providerSwapAccountApi.contact, { params: { swapId }, body: { message: text } }),
        () => ['swap', swapId],
        (swap) => keepSwap(queries, swap),
      ),
    onSuccess: () => setMessage(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = message.trim();
    setProblem(text ? undefined : 'Write what our support should know.');
    if (text) contact.mutate(text);
    else field.current?.focus();
  };
  return (
    <form className="contact" onSubmit={submit} noValidate aria-labelledby="contact-title">
      <h2 id="contact-title">Write to our support</h2>
      {contact.isSuccess && (
        <Notice tone="info" title="Your message was sent">
          <p>Our support has it with your Swap ID. This page shows the answer by itself.</p>
        </Notice>
      )}
      <Field
        label="Your message"
        hint={`It is sent with the Swap ID ${swapId}.`}
        error={problem}
        control={({ id, describedBy, invalid }) => (
          <textarea
            id={id}
            ref={field}
            rows={4}
            maxLength={LONGEST}
            value={message}
            onChange={(event) => setMessage(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={invalid}
          />
        )}
      />
      {contact.error && <ErrorNotice error={toApiError(contact.error)} />}
      <button type="submit" className="button button-wide" disabled={contact.isPending}>
        Send to support
      </button>
    </form>
  );
}
