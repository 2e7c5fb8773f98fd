import type { User } from '@exchange-sim/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toApiError } from './api/api-error.js';
import { BuyPage } from './buy-order/buy-page.js';
import { BuysPage } from './buy-order/buys-page.js';
import { BuyReviewPage } from './buy-review/buy-review-page.js';
import { FinishingPage } from './deal/finishing-page.js';
import type { Outbox } from './deal/outcome-outbox.js';
import { StoppedPage } from './deal/stopped-page.js';
import { KycForm } from './identity/kyc-form.js';
import { KycPending, KycRejected } from './identity/kyc-states.js';
import { ErrorNotice } from './layout/notice.js';
import { PageTitle } from './layout/page-title.js';
import { goTo, type Route, useRoute } from './layout/route.js';
import { Shell } from './layout/shell.js';
import { Support } from './layout/support.js';
import { SupportPage } from './layout/support-page.js';
import { Waiting } from './layout/waiting.js';
import { OrderPage } from './order/order-page.js';
import { OrdersPage } from './order/orders-page.js';
import { OutsideWalletPage } from './parameters/outside-wallet-page.js';
import { ReviewPage } from './review/review-page.js';
import { useSale } from './sale/use-sale.js';
import { AccountMenu } from './session/account-menu.js';
import { CookiesBlockedPage } from './session/cookies-blocked-page.js';
import { SignInPage } from './session/sign-in-page.js';
import { useAccountEvents } from './session/use-account.js';
import { useLookAgain, useMe, useSession } from './session/who-is-there.js';
import { useSwap } from './swap/use-swap.js';
import { SwapPage } from './swap-order/swap-page.js';
import { SwapsPage } from './swap-order/swaps-page.js';
import { SwapReviewPage } from './swap-review/swap-review-page.js';
import type { Product } from './wallet/sdk-failure.js';
import { useWidget, type Widget, WidgetContext } from './widget-context.js';

/** The site, for parameters that were found right; without any, only the public page of a swap. */
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
  const { mode } = useWidget().parameters;
  return mode === 'status' ? <Public /> : <Private />;
}

/** The sign-in stands in the place of the page that was asked for, which comes back once somebody is signed in. */
function Private() {
  const { config } = useWidget();
  const { phase, why } = useSession();
  const route = useRoute();
  useLookAgain();
  if (phase !== 'out') return <Known />;
  if (why === 'cookies blocked')
    return (
      <Shell {...config}>
        <CookiesBlockedPage />
      </Shell>
    );
  return <Shell {...config}>{openPage(route) ?? <SignInPage sessionEnded={why === 'ended'} />}</Shell>;
}

/** Pages that need no sign-in. */
function openPage(route: Route) {
  if (route.page === 'swap') return <SwapPage key={route.swapId} swapId={route.swapId} />;
  if (route.page === 'support') return <SupportPage />;
  return undefined;
}

/** Outside of a wallet, whoever has a Swap ID may look at that swap. */
function Public() {
  const { config } = useWidget();
  const route = useRoute();
  const page = openPage(route);
  if (!page) return <OutsideWalletPage config={config} search="" />;
  return <Shell {...config}>{page}</Shell>;
}

/** Nothing of one user's page is left when another product's widget has signed in somebody else. */
function Known() {
  const { config } = useWidget();
  const { data: me, error, refetch } = useMe();
  if (me) return <SignedIn key={me.email} me={me} />;
  return (
    <Shell {...config}>
      <NotYet error={error} retry={() => void refetch()} />
    </Shell>
  );
}

function SignedIn({ me }: { me: User }) {
  const { config, outboxes } = useWidget();
  useAccountEvents();
  useEffect(() => {
    tellWaiting('sale', outboxes.sale);
    tellWaiting('swap', outboxes.swap);
  }, [outboxes]);
  return (
    <Shell {...config} menu={<AccountMenu email={me.email} />}>
      <Page kyc={me.kyc} reason={me.kycReason} />
    </Shell>
  );
}

/** What an earlier visit could not tell; an approval has a page of its own. */
function tellWaiting<Report extends { outcome: string }>(product: Product, outbox: Outbox<Report, unknown>) {
  for (const report of outbox.waiting()) {
    if (report.outcome === 'approved') goTo({ page: 'finishing', product }, { replace: true });
    else outbox.send(report).catch(() => undefined);
  }
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

function Page({ kyc, reason }: { kyc: User['kyc']; reason: string | undefined }) {
  const route = useRoute();
  const { parameters } = useWidget();
  const sale = useSale();
  const swap = useSwap();
  switch (route.page) {
    case 'order':
      return <OrderPage key={route.sellId} sellId={route.sellId} />;
    case 'buys':
      return <BuysPage />;
    case 'buy':
      return <BuyPage key={route.orderId} orderId={route.orderId} />;
    case 'orders':
      return <OrdersPage />;
    case 'swaps':
      return <SwapsPage />;
    case 'swap':
    case 'support':
      return openPage(route);
    case 'finishing':
      return <FinishingPage key={route.product} product={route.product} />;
    case 'stopped':
      return <StoppedPage />;
    default:
      if (kyc === 'none') return <KycForm />;
      if (kyc === 'pending') return <KycPending />;
      if (kyc === 'rejected') return <KycRejected reason={reason} />;
      if (parameters.mode === 'buy') return <BuyReviewPage />;
      return parameters.mode === 'swap' ? <SwapReviewPage swap={swap} /> : <ReviewPage sale={sale} />;
  }
}
