import { type BuyOrderView, providerBuyAccountApi } from '@exchange-sim/contract';
import { type FormEvent, useState } from 'react';
import type { ApiError } from '../api/api-error.js';
import { Field } from '../layout/field.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { fiat } from '../money/money.js';
import { useWidget } from '../widget-context.js';
import { type CardText, EMPTY_CARD, problemsOfCard, shaped } from './card-text.js';
import { OrderSummary } from './order-summary.js';
import { PriceOver } from './price-over.js';
import { TestCards } from './test-cards.js';
import { usePay } from './use-pay.js';

const isCardField = (field: string | undefined): field is keyof CardText =>
  field !== undefined && field in EMPTY_CARD;

/** Pays by card. What was typed stays when the bank declines, so that one digit can be mended. */
export function CardForm({ order }: { order: BuyOrderView }) {
  const { clock, locale } = useWidget();
  const [card, setCard] = useState(EMPTY_CARD);
  const [checked, setChecked] = useState(false);
  const { pay, paying, error } = usePay<CardText>(order, (api, body) =>
    api.call(providerBuyAccountApi.payByCard, { params: { orderId: order.orderId }, body }),
  );
  const wrong = checked ? withAnswer(problemsOfCard(card, clock.now()), error) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (Object.keys(problemsOfCard(card, clock.now())).length === 0) pay(card);
  };
  const field = (name: keyof CardText) => ({
    name,
    value: card[name],
    error: wrong[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setCard((before) => ({ ...before, [name]: shaped(name, target.value) })),
  });
  const { reason } = order.payment;
  const declined = order.payment.state === 'declined' && !paying;
  return (
    <div className="columns">
      <section className="panel">
        <PageTitle>Pay by card</PageTitle>
        {declined && (
          <Notice tone="error" title="Your payment was declined">
            <p>
              {reason ?? 'Your bank did not say why. Nothing was charged: try again, or use another card.'}
            </p>
          </Notice>
        )}
        <form onSubmit={submit} noValidate>
          <Field
            label="Card number"
            inputMode="numeric"
            autoComplete="cc-number"
            placeholder="1234 1234 1234 1234"
            {...field('number')}
          />
          <div className="fields-row">
            <Field
              label="Expiry date"
              inputMode="numeric"
              autoComplete="cc-exp"
              placeholder="MM/YY"
              {...field('expiry')}
            />
            <Field
              label="Security code"
              inputMode="numeric"
              autoComplete="cc-csc"
              placeholder="123"
              {...field('cvc')}
            />
          </div>
          <Field label="Name on the card" autoComplete="cc-name" {...field('holder')} />
          {error && !isCardField(error.field) && error.status !== 410 && <ErrorNotice error={error} />}
          {error?.status === 410 ? (
            <PriceOver />
          ) : (
            <button type="submit" className="button button-wide" disabled={paying}>
              {paying ? 'Asking your bank…' : `Pay ${fiat(order.fiatAmount, order.fiatCurrency, locale)}`}
            </button>
          )}
        </form>
      </section>
      <div className="column">
        <OrderSummary order={order} />
        <TestCards
          onPick={(number) =>
            setCard({ number: shaped('number', number), expiry: '12/30', cvc: '123', holder: 'Alice Martin' })
          }
        />
      </div>
    </div>
  );
}

/** What is wrong here, and what the backend said about a field. */
function withAnswer(problems: Partial<CardText>, error: ApiError | undefined): Partial<CardText> {
  if (!error || !isCardField(error.field)) return problems;
  return { [error.field]: [error.message, error.fix].filter(Boolean).join(' '), ...problems };
}
