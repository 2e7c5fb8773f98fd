import { type BuyOrderView, providerBuyAccountApi, TEST_CHALLENGE_CODE } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { toApiError } from '../api/api-error.js';
import { Field } from '../layout/field.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { fiat } from '../money/money.js';
import { keepAnswer, keepBuy } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';
import { OrderSummary } from './order-summary.js';

/** 3-D Secure: the bank asks its customer for a code. A wrong one declines the payment. */
export function ChallengePage({ order }: { order: BuyOrderView }) {
  const { api, queries, locale } = useWidget();
  const { orderId, payment, fiatAmount, fiatCurrency } = order;
  const [code, setCode] = useState('');
  const [missing, setMissing] = useState<string>();
  const answer = useMutation({
    mutationFn: () =>
      keepAnswer(
        queries,
        api.call(providerBuyAccountApi.answerChallenge, { params: { orderId }, body: { code } }),
        () => ['buy', orderId],
        (buy) => keepBuy(queries, buy),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(code ? undefined : 'Enter the code your bank sent you.');
    if (code) answer.mutate();
  };
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow">3-D Secure</p>
        <PageTitle>Your bank asks for the code</PageTitle>
        <p>
          To pay {fiat(fiatAmount, fiatCurrency, locale)}
          {payment.card && ` with ${payment.card.brand} •••• ${payment.card.last4}`}, enter the code your bank
          has sent to your phone. A wrong code declines the payment.
        </p>
        <form onSubmit={submit} noValidate>
          <Field
            label="Code"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            value={code}
            onChange={({ target }) => setCode(target.value.trim())}
            error={missing}
          />
          {answer.error && <ErrorNotice error={toApiError(answer.error)} />}
          <button type="submit" className="button button-wide" disabled={answer.isPending}>
            Confirm
          </button>
        </form>
      </section>
      <div className="column">
        <OrderSummary order={order} />
        <section className="sandbox" aria-labelledby="test-bank">
          <h2 id="test-bank">Test bank</h2>
          <p className="hint">No message is sent in the sandbox. The right code is:</p>
          <button type="button" className="sandbox-account" onClick={() => setCode(TEST_CHALLENGE_CODE)}>
            <span className="card-number">{TEST_CHALLENGE_CODE}</span>
            <span className="hint">any other one fails</span>
          </button>
        </section>
      </div>
    </div>
  );
}
