import type { QuoteView, WalletConfig } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { ExchangeSDK } from '@ledgerhq/exchange-sdk';
import { BigNumber } from 'bignumber.js';
import type { HopTeller } from './hop-teller.js';
import { inMemoryLine } from './in-memory-line.js';
import { hostLiveApp } from './live-app-host.js';
import { quietly } from './quiet-sdk.js';
import { reasonOf } from './reason.js';
import type { LiveApp } from './sell-page.js';

interface Sale {
  urls: Stack['urls'];
  hops: HopTeller;
  liveApp: LiveApp;
  config: WalletConfig;
  accountId: string;
  quote: QuoteView;
}

/** Sells with the genuine exchange SDK against the wallet’s genuine wallet-api server, joined by an in-memory line. */
export async function sellThroughSdk({ urls, hops, liveApp, config, accountId, quote }: Sale) {
  const { provider, manifest } = liveApp;
  const line = inMemoryLine();
  hostLiveApp({ line: line.wallet, walletUrl: urls.wallet, config, manifest, hops });

  const { quoteId } = quote;
  const start = hops.now();
  const sdk = new ExchangeSDK(provider, line.liveApp, undefined, urls.ledgerBackend);
  const between = { from: 'provider-widget', to: 'exchange-sdk', kind: 'rpc' } as const;
  hops.tell({ ...between, name: 'init', start, end: hops.now(), request: { provider, quoteId } });
  const request = {
    quoteId,
    fromAccountId: accountId,
    fromAmount: new BigNumber(quote.cryptoAmount),
    toFiat: quote.fiatCurrency,
    rate: new BigNumber(quote.fiatAmount).dividedBy(quote.cryptoAmount).toNumber(),
    feeStrategy: 'medium',
  } as const;
  hops.tell({ ...between, name: 'sell', request: { ...request, fromAmount: quote.cryptoAmount } });
  const result = (response: object, status: string) =>
    hops.tell({
      from: 'exchange-sdk',
      to: 'provider-widget',
      kind: 'rpc',
      name: 'sell result',
      end: hops.now(),
      response: { quoteId, ...response },
      status,
    });
  try {
    const transactionHash = String(await quietly(() => sdk.sell(request)));
    result({ transactionHash }, 'approved');
    return { transactionHash };
  } catch (error) {
    const { errorName, reason } = reasonOf(error);
    result({ name: errorName, message: reason }, errorName);
    return { errorName, reason };
  } finally {
    sdk.disconnect();
  }
}
