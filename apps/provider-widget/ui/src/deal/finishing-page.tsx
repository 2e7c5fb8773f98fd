import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toApiError } from '../api/api-error.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { goTo, type Route } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { keepAnswer, keepOrder, keepSwap } from '../session/use-account.js';
import type { Product } from '../wallet/sdk-failure.js';
import { useWidget, type Widget } from '../widget-context.js';

/** The user approved; the backend is told, again and again if the user wants, also after a reload. */
export function FinishingPage({ product }: { product: Product }) {
  const widget = useWidget();
  const tell = useMutation({
    mutationKey: ['outcome', product],
    mutationFn: () => (product === 'swap' ? tellSwap(widget) : tellSale(widget)),
    onSuccess: (next) => goTo(next, { replace: true }),
  });
  const { mutate } = tell;
  useEffect(() => mutate(), [mutate]);
  if (!tell.error) return <Waiting>You approved the {product}. Recording it…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>Approved, but not recorded yet</PageTitle>
      <p>
        Your crypto is on its way to us. Our server could not be told; it will also find the payment by
        itself.
      </p>
      <ErrorNotice error={toApiError(tell.error)} />
      <button type="button" className="button" onClick={() => mutate()}>
        Try again
      </button>
      <Support />
    </section>
  );
}

async function tellSale({ outboxes, queries }: Widget): Promise<Route> {
  const report = outboxes.sale.waiting().find(({ outcome }) => outcome === 'approved');
  if (!report) return { page: 'orders' };
  const order = await keepAnswer(
    queries,
    outboxes.sale.send(report),
    ({ sellId }) => ['order', sellId],
    (answer) => keepOrder(queries, answer),
  );
  return { page: 'order', sellId: order.sellId };
}

async function tellSwap({ outboxes, queries }: Widget): Promise<Route> {
  const report = outboxes.swap.waiting().find(({ outcome }) => outcome === 'approved');
  if (report?.outcome !== 'approved') return { page: 'swaps' };
  await keepAnswer(
    queries,
    outboxes.swap.send(report),
    () => ['swap', report.swapId],
    (swap) => swap && keepSwap(queries, swap),
  );
  return { page: 'swap', swapId: report.swapId };
}
