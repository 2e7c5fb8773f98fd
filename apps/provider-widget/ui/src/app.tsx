import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toApiError } from './api/api-error.js';
import { KycForm } from './identity/kyc-form.js';
import { KycPending, KycRejected } from './identity/kyc-states.js';
import { ErrorNotice } from './layout/notice.js';
import { PageTitle } from './layout/page-title.js';
import { goTo, useRoute } from './layout/route.js';
import { Shell } from './layout/shell.js';
import { Support } from './layout/support.js';
import { Waiting } from './layout/waiting.js';
import { OrderPage } from './order/order-page.js';
import { OrdersPage } from './order/orders-page.js';
import { ReviewPage } from './review/review-page.js';
import { useSale } from './review/use-sale.js';
import { FinishingPage } from './sale/finishing-page.js';
import { StoppedPage } from './sale/stopped-page.js';
import { AccountMenu } from './session/account-menu.js';
import { SignInPage } from './session/sign-in-page.js';
import { useAccountEvents, useMe, useSession } from './session/use-account.js';
import { useWidget, type Widget, WidgetContext } from './widget-context.js';

/** The site inside the wallet, for parameters that were found right. */
export function App({ widget }: { widget: Widget }) {
  return (
    <WidgetContext value={widget}>
      <QueryClientProvider client={widget.queries}>
        <SignedInOrNot />
      </QueryClientProvider>
    </WidgetContext>
  );
}

function SignedInOrNot() {
  const { config } = useWidget();
  const { token, ended } = useSession();
  if (token) return <SignedIn token={token} />;
  return (
    <Shell {...config}>
      <SignInPage sessionEnded={ended} />
    </Shell>
  );
}

function SignedIn({ token }: { token: string }) {
  const { config, outbox } = useWidget();
  const { data: me, error, refetch } = useMe();
  useAccountEvents(token);
  useEffect(() => {
    for (const report of outbox.waiting()) {
      if (report.outcome === 'approved') goTo({ page: 'finishing' }, { replace: true });
      else outbox.send(report).catch(() => undefined);
    }
  }, [outbox]);
  return (
    <Shell {...config} menu={me && <AccountMenu email={me.email} />}>
      {me ? (
        <Page kyc={me.kyc} reason={me.kycReason} />
      ) : (
        <NotYet error={error} retry={() => void refetch()} />
      )}
    </Shell>
  );
}

function NotYet({ error, retry }: { error: Error | null; retry(): void }) {
  if (!error) return <Waiting>Fetching your account…</Waiting>;
  return (
    <section className="panel narrow">
      <PageTitle>We cannot reach your account</PageTitle>
      <ErrorNotice error={toApiError(error)} />
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
      <Support />
    </section>
  );
}

function Page({
  kyc,
  reason,
}: {
  kyc: 'none' | 'pending' | 'approved' | 'rejected';
  reason: string | undefined;
}) {
  const route = useRoute();
  const sale = useSale();
  switch (route.page) {
    case 'order':
      return <OrderPage key={route.sellId} sellId={route.sellId} />;
    case 'orders':
      return <OrdersPage />;
    case 'finishing':
      return <FinishingPage />;
    case 'stopped':
      return <StoppedPage />;
    default:
      if (kyc === 'none') return <KycForm />;
      if (kyc === 'pending') return <KycPending />;
      return kyc === 'rejected' ? <KycRejected reason={reason} /> : <ReviewPage sale={sale} />;
  }
}
