import { Link as LumenLink } from '@ledgerhq/lumen-ui-react';
import { WalletSearch } from '@ledgerhq/lumen-ui-react/symbols';
import { Link, useLocation } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Page } from './page.js';

export function NotFound() {
  const { pathname } = useLocation();
  return (
    <Page title="Not found">
      <Empty icon={WalletSearch} title="There is no such page">
        <p>The wallet has nothing at {pathname}.</p>
        <LumenLink asChild appearance="accent">
          <Link to="/portfolio">Go to Portfolio</Link>
        </LumenLink>
      </Empty>
    </Page>
  );
}
