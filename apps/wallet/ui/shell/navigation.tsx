import { DotCount } from '@ledgerhq/lumen-ui-react';
import {
  Clock,
  CoinsAddPlus,
  Exchange,
  HandCoins,
  Home,
  LedgerLogo,
  Planet,
  Settings,
} from '@ledgerhq/lumen-ui-react/symbols';
import { NavLink } from 'react-router';
import { usePendingCount } from '../history/use-history.js';
import { QuietBoundary } from './quiet-boundary.js';

const PLACES = [
  { to: '/portfolio', name: 'Portfolio', icon: Home },
  { to: '/buy', name: 'Buy', icon: CoinsAddPlus },
  { to: '/sell', name: 'Sell', icon: HandCoins },
  { to: '/swap', name: 'Swap', icon: Exchange },
  { to: '/history', name: 'History', icon: Clock },
  { to: '/discover', name: 'Discover', icon: Planet },
  { to: '/settings', name: 'Settings', icon: Settings },
] as const;

/** Seven places are too many for a narrow bar: there Settings is reached from the portfolio. */
const isWideOnly = (to: string) => to === '/settings';

const LINK =
  'relative flex flex-1 flex-col items-center gap-4 rounded-sm px-4 py-8 body-4 text-muted transition-colors ' +
  'hover:bg-base-transparent-hover hover:text-base aria-[current=page]:text-base ' +
  'min-[760px]:flex-none min-[760px]:flex-row min-[760px]:gap-12 min-[760px]:px-12 min-[760px]:py-10 ' +
  'min-[760px]:body-2-semi-bold min-[760px]:aria-[current=page]:bg-muted-transparent';

export function Navigation() {
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 flex-col border-t border-muted-subtle pb-[env(safe-area-inset-bottom)] min-[760px]:w-208 min-[760px]:border-t-0 min-[760px]:border-r min-[760px]:p-16"
    >
      <p className="hidden items-center gap-8 px-12 pt-8 pb-24 body-1-semi-bold min-[760px]:flex">
        <LedgerLogo size={24} aria-hidden="true" />
        Wallet
        <span className="rounded-xs bg-muted-transparent px-6 py-2 body-4 text-muted">simulator</span>
      </p>
      <ul className="flex px-8 min-[760px]:flex-col min-[760px]:gap-4 min-[760px]:px-0">
        {PLACES.map(({ to, name, icon: Icon }) => (
          <li key={to} className={`flex-1 min-[760px]:block ${isWideOnly(to) ? 'hidden' : 'flex'}`}>
            <NavLink to={to} className={LINK}>
              <Icon size={20} aria-hidden="true" />
              <span className="flex-1">{name}</span>
              {name === 'History' && (
                <QuietBoundary>
                  <PendingCount />
                </QuietBoundary>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PendingCount() {
  const pending = usePendingCount();
  if (pending === 0) return null;
  return (
    <span className="absolute top-4 left-1/2 ml-8 min-[760px]:static min-[760px]:ml-0">
      <DotCount value={pending} size="md" aria-hidden="true" />
      <span className="sr-only">{pending} pending</span>
    </span>
  );
}
