import { type BuyOrderView, providerBuyAccountApi } from '@exchange-sim/contract';
import { Copyable } from '../layout/copyable.js';
import { ErrorNotice, Notice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { Support } from '../layout/support.js';
import { fiat } from '../money/money.js';
import { methodName } from '../money/names.js';
import { useWidget } from '../widget-context.js';
import { OrderSummary } from './order-summary.js';
import { usePay } from './use-pay.js';

interface TransferPageProps {
  order: BuyOrderView;
  transfer: NonNullable<BuyOrderView['payment']['transfer']>;
}

/** Where to send the money; the user says when it is sent. */
export function TransferPage({ order, transfer }: TransferPageProps) {
  const { locale } = useWidget();
  const { orderId, payment, fiatAmount, fiatCurrency } = order;
  const { pay, paying, error } = usePay<void>(order, (api) =>
    api.call(providerBuyAccountApi.announceTransfer, { params: { orderId } }),
  );
  const rows = [
    { term: 'Beneficiary', text: transfer.beneficiary, label: 'beneficiary' },
    { term: 'IBAN', text: transfer.iban, label: 'IBAN' },
    { term: 'Reference', text: transfer.reference, label: 'reference' },
  ];
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow">{methodName(payment.method)}</p>
        <PageTitle>Send {fiat(fiatAmount, fiatCurrency, locale)} from your bank</PageTitle>
        {payment.state === 'declined' && (
          <Notice tone="error" title="Your transfer did not work">
            <p>{payment.reason ?? 'Your bank did not say why. Check the details below and send it again.'}</p>
          </Notice>
        )}
        <p>Make one transfer of exactly this amount. The reference tells us that it is yours.</p>
        <dl className="facts">
          {rows.map(({ term, text, label }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <Copyable text={text} label={label} whole />
              </dd>
            </div>
          ))}
        </dl>
        {error && <ErrorNotice error={error} />}
        <button type="button" className="button button-wide" onClick={() => pay()} disabled={paying}>
          I have sent it
        </button>
        <p className="hint centred">
          In the sandbox this button sends the money; it arrives 30 seconds later.
        </p>
        <Support product="purchase" reference={orderId} />
      </section>
      <OrderSummary order={order} />
    </div>
  );
}
