import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toApiError } from '../api/api-error.js';
import { ErrorNotice } from '../layout/notice.js';
import { PageTitle } from '../layout/page-title.js';
import { goTo } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { Waiting } from '../layout/waiting.js';
import { keepOrder } from '../session/use-account.js';
import { useWidget } from '../widget-context.js';

/** The user approved; the backend is told, again and again if the user wants, also after a reload. */
export function FinishingPage() {
  const { outbox, queries } = useWidget();
  const tell = useMutation({
    mutationKey: ['outcome'],
    mutationFn: async () => {
      const report = outbox.waiting().find(({ outcome }) => outcome === 'approved');
      return report && outbox.send(report);
    },
    onSuccess: (order) => {
      if (order) keepOrder(queries, order);
      goTo(order ? { page: 'order', sellId: order.sellId } : { page: 'orders' }, { replace: true });
    },
  });
  const { mutate } = tell;
  useEffect(() => mutate(), [mutate]);
  if (!tell.error) return <Waiting>You approved the sale. Recording it…</Waiting>;
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
