import type { WidgetConfig } from '@exchange-sim/contract';
import { PageTitle } from '../layout/page-title.js';
import { Shell } from '../layout/shell.js';
import { productMeant } from './dialects.js';

/** Opened in a browser of its own, there is no wallet to ask for a signature. */
export function OutsideWalletPage({ config, search }: { config: WidgetConfig; search: string }) {
  const swapping = productMeant(search) === 'swap';
  return (
    <Shell {...config}>
      <section className="panel narrow">
        <PageTitle>Open {config.brand} in Ledger Wallet</PageTitle>
        <p>
          You approve {swapping ? 'a swap' : 'a sale'} on your Ledger signer, and only Ledger Wallet can ask
          your signer. This page was opened outside of it, so it cannot {swapping ? 'swap' : 'sell'} anything.
        </p>
        <ol className="steps-text">
          <li>Open Ledger Wallet and choose {swapping ? 'Swap' : 'Sell'}.</li>
          <li>
            {swapping
              ? 'Pick both accounts and the amount.'
              : 'Pick the amount, your country and how you want to be paid.'}
          </li>
          <li>
            Choose {config.brand} among the offers. There you also find what you already{' '}
            {swapping ? 'swapped' : 'sold'}.
          </li>
        </ol>
        <p>
          <a className="button" href={`ledgerlive://discover/${config.providerId}${search}`}>
            Open in Ledger Wallet
          </a>
        </p>
      </section>
    </Shell>
  );
}
