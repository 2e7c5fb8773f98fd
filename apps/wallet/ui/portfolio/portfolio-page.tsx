import type { WalletAccount } from '@exchange-sim/contract';
import { Button, Skeleton } from '@ledgerhq/lumen-ui-react';
import { CoinsAddPlus, Exchange, HandCoins, Settings, Wallet } from '@ledgerhq/lumen-ui-react/symbols';
import { Link, useNavigate } from 'react-router';
import { CoinIcon } from '../controls/coin-icon.js';
import { Copyable } from '../controls/copyable.js';
import { Empty } from '../controls/empty.js';
import { useWallet } from '../events/wallet-events.js';
import { formatCrypto, toWhole } from '../money/money.js';
import { Page } from '../shell/page.js';
import { useCurrencies } from '../wire/config.js';

/** The accounts of this wallet with their balances on the chain, live. */
export function PortfolioPage() {
  const { accounts } = useWallet();
  return (
    <Page title="Portfolio" action={<SettingsLink />}>
      {!accounts && <Skeleton component="list-item" aria-label="Loading accounts" />}
      {accounts?.length === 0 && (
        <Empty icon={Wallet} title="No accounts">
          <p>The wallet was started without accounts. Name at least one in the stack’s configuration.</p>
        </Empty>
      )}
      {accounts && accounts.length > 0 && <Totals accounts={accounts} />}
      {accounts && accounts.length > 0 && (
        <section aria-label="Accounts" className="overflow-hidden rounded-lg bg-surface">
          <ul>
            {accounts.map((account) => (
              <li key={account.id} className="border-b border-muted-subtle last:border-b-0">
                <AccountRow account={account} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

/** Stands here where the navigation has no room for it. */
function SettingsLink() {
  return (
    <Link
      to="/settings"
      aria-label="Settings"
      className="-mr-12 flex size-44 items-center justify-center rounded-full text-base hover:bg-base-transparent-hover min-[760px]:hidden"
    >
      <Settings size={24} aria-hidden="true" />
    </Link>
  );
}

/** What all accounts of each currency hold together. */
function Totals({ accounts }: { accounts: WalletAccount[] }) {
  const currencyOf = useCurrencies();
  const ids = [...new Set(accounts.map(({ currency }) => currency))];
  return (
    <section aria-label="Balance" className="flex flex-col gap-4">
      <h2 className="body-2 text-muted">Balance</h2>
      {ids.map((id) => {
        const { decimals, ticker } = currencyOf(id);
        const total = accounts
          .filter(({ currency }) => currency === id)
          .reduce((sum, { balanceAtomic }) => sum + BigInt(balanceAtomic), 0n);
        return (
          <p key={id} className="tabular heading-2-semi-bold break-all text-base">
            {formatCrypto(toWhole(total, decimals), ticker)}
          </p>
        );
      })}
    </section>
  );
}

function AccountRow({ account }: { account: WalletAccount }) {
  const navigate = useNavigate();
  const currency = useCurrencies()(account.currency);
  const chosen = `${encodeURIComponent(account.currency)}&account=${account.id}`;
  const isEmpty = BigInt(account.balanceAtomic) === 0n;
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-16 gap-y-12 p-16 min-[640px]:grid-cols-[auto_1fr_auto]">
      <CoinIcon currency={currency} size={40} />
      <div className="min-w-0">
        <p className="truncate body-1-semi-bold text-base">{account.name}</p>
        <p className="body-3 text-muted">
          <Copyable text={account.address} what={`address of ${account.name}`} />
        </p>
      </div>
      <p className="tabular col-start-2 body-1-semi-bold break-all text-base min-[640px]:col-start-3 min-[640px]:break-normal min-[640px]:text-right">
        {formatCrypto(toWhole(account.balanceAtomic, currency.decimals), currency.ticker)}
      </p>
      <div className="col-span-full flex flex-wrap gap-8 *:flex-1 min-[640px]:justify-end min-[640px]:*:flex-none">
        <Button
          appearance={isEmpty ? 'accent' : 'gray'}
          size="sm"
          icon={CoinsAddPlus}
          onClick={() => navigate(`/buy?to=${chosen}`)}
          aria-label={`Buy into ${account.name}`}
        >
          Buy
        </Button>
        <Button
          appearance="gray"
          size="sm"
          icon={Exchange}
          onClick={() => navigate(`/swap?from=${chosen}`)}
          aria-label={`Swap from ${account.name}`}
        >
          Swap
        </Button>
        <Button
          appearance="gray"
          size="sm"
          icon={HandCoins}
          onClick={() => navigate(`/sell?from=${chosen}`)}
          aria-label={`Sell from ${account.name}`}
        >
          Sell
        </Button>
      </div>
    </div>
  );
}
