import type { WidgetConfig } from '@exchange-sim/contract';
import { App } from './app.js';
import { createWidget } from './create-widget.js';
import { OutsideWalletPage } from './parameters/outside-wallet-page.js';
import { readParameters } from './parameters/parameters.js';
import { WrongParametersPage } from './parameters/wrong-parameters-page.js';
import type { WalletTransport } from './sale/wallet-transport.js';

interface Surroundings {
  config: WidgetConfig;
  /** The search string of the page's address. */
  search: string;
  insideWallet: boolean;
  walletTransport?: WalletTransport;
}

/** What the address and the surroundings call for: the sale, or a page that says why it cannot be. */
export function start({ config, search, insideWallet, walletTransport }: Surroundings) {
  const read = readParameters(search);
  const givenAny = new URLSearchParams(search).size > 0;
  if (!read.ok && (insideWallet || givenAny))
    return <WrongParametersPage brand={config.brand} problems={read.problems} />;
  if (!read.ok || !insideWallet) return <OutsideWalletPage config={config} search={search} />;
  const widget = createWidget({
    config,
    parameters: read.parameters,
    ...(walletTransport && { walletTransport }),
  });
  return <App widget={widget} />;
}
