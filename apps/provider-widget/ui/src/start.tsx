import type { WidgetConfig } from '@exchange-sim/contract';
import { App } from './app.js';
import { createWidget } from './create-widget.js';
import { routeOf } from './layout/route.js';
import { productMeant } from './parameters/dialects.js';
import { OutsideWalletPage } from './parameters/outside-wallet-page.js';
import { type LiveAppParameters, readParameters } from './parameters/parameters.js';
import { WrongParametersPage } from './parameters/wrong-parameters-page.js';
import type { WalletTransport } from './wallet/wallet-transport.js';

interface Surroundings {
  config: WidgetConfig;
  /** The search string of the page's address. */
  search: string;
  /** Its part after `#`, with the sign. */
  hash: string;
  insideWallet: boolean;
  walletTransport?: WalletTransport;
}

/** What the address and the surroundings call for: a purchase, sale or swap, a public page, or one that says why it cannot be. */
export function start({ config, search, hash, insideWallet, walletTransport }: Surroundings) {
  const read = readParameters(search);
  const opened = (parameters: LiveAppParameters) => (
    <App
      widget={createWidget({ config, parameters, insideWallet, ...(walletTransport && { walletTransport }) })}
    />
  );
  // coins go to the address of the link: nothing has to be signed
  if (read.ok && (insideWallet || read.parameters.mode === 'buy')) return opened(read.parameters);
  if (['swap', 'support'].includes(routeOf(hash).page)) return opened({ mode: 'status' });
  const givenAny = new URLSearchParams(search).size > 0;
  if (read.ok || !(insideWallet || givenAny)) return <OutsideWalletPage config={config} search={search} />;
  return <WrongParametersPage brand={config.brand} product={productMeant(search)} problems={read.problems} />;
}
