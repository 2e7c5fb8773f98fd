import { backendBuyApi, type WalletAccount } from '@exchange-sim/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { type BuyState, buySearch } from '../buy/buy-state.js';
import { BuySteps } from '../buy/buy-steps.js';
import { type Purchase, readPurchase } from '../buy/purchase-search.js';
import { useWallet } from '../events/wallet-events.js';
import { Loading } from '../shell/loading.js';
import { presentTheme } from '../theme/theme.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { RampLiveApp } from './ramp-live-app.js';

const MOBILE = '(max-width: 759px)';

/** What the provider's page is told of the one it is shown in. Looked at once a visit: another answer would reload the frame. */
const surroundings = () => ({
  deeplinkUrl: 'ledgerlive://buy',
  language: 'en',
  theme: presentTheme(),
  platform: window.matchMedia(MOBILE).matches ? ('mobile' as const) : ('desktop' as const),
});

interface Opened {
  state: BuyState;
  purchase: Purchase;
  account: WalletAccount;
}

/** Begins the purchase, or opens it again: it is the same one for the same id. */
function useLiveApp({ state, purchase, account }: Opened) {
  const target = useLedgerBackend();
  const [around] = useState(surroundings);
  const body = {
    cryptoCurrency: state.to,
    fiatCurrency: state.from,
    ...purchase,
    country: state.country,
    paymentMethod: state.method,
    address: account.address,
    accountId: account.id,
    ...around,
  };
  return useQuery({
    queryKey: ['buy-live-app', body],
    queryFn: ({ signal }) => call(target, backendBuyApi.liveApp, { body, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Step 4: the provider's own page, framed. */
export function BuyLiveAppPage() {
  const [search] = useSearchParams();
  const { accounts } = useWallet();
  const opened = readPurchase(search);
  if (!opened) return <Navigate to="/buy" replace />;
  if (!accounts) return <Loading />;
  const account = accounts.find(({ id }) => id === opened.state.account);
  if (!account) return <Navigate to={`/buy?${buySearch(opened.state)}`} replace />;
  return <Framed {...opened} account={account} isAgain={search.get('back') === 'history'} />;
}

function Framed({ isAgain, ...opened }: Opened & { isAgain: boolean }) {
  const ofPurchase = `/history/${opened.purchase.ledgerTransactionId}`;
  return (
    <RampLiveApp
      title="Buy"
      verb="buy"
      steps={<BuySteps pathname="/buy/live-app" />}
      liveApp={useLiveApp(opened)}
      quotesPath={`/buy/quotes?${buySearch(opened.state)}`}
      closePath={isAgain ? ofPurchase : undefined}
      donePath={ofPurchase}
    />
  );
}
