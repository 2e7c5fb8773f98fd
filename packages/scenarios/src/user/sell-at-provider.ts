import { outcomeReport, providerAccountApi, type QuoteView } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import { BigNumber } from './ledger-packages.js';
import type { LiveApp, ProviderPage } from './live-app.js';
import type { ProviderSession } from './provider-session.js';
import { callSdk } from './sdk-call.js';
import { tellOutcome } from './tell-outcome.js';

/** The provider’s Sell page: review, the exchange SDK, the outcome. */
export class SellAtProvider implements ProviderPage {
  readonly #urls: Stack['urls'];
  readonly #rest: Stack['rest'];
  readonly #hops: HopTeller;
  readonly #liveApp: LiveApp;
  readonly #session: ProviderSession;
  readonly #accountId: string;
  readonly #quoteId: string;
  #reviewed = false;

  constructor(
    { urls, rest }: Pick<Stack, 'urls' | 'rest'>,
    hops: HopTeller,
    session: ProviderSession,
    liveApp: LiveApp,
  ) {
    this.#urls = urls;
    this.#rest = rest;
    this.#hops = hops;
    this.#session = session;
    this.#liveApp = liveApp;
    const { searchParams } = new URL(liveApp.url);
    this.#accountId = searchParams.get('accountId') ?? '';
    this.#quoteId = searchParams.get('quoteId') ?? '';
  }

  async review(): Promise<void> {
    await this.#session.requireVerified();
    await call(this.#urls.providerBackend, providerAccountApi.quote, this.#ofQuote);
    this.#hops.moment('user', 'provider-widget', 'ui', 'review transaction', {
      quoteId: this.#quoteId,
      accountId: this.#accountId,
    });
    this.#reviewed = true;
  }

  async confirm(): Promise<string> {
    if (!this.#reviewed) throw new Error('Nothing is under review: the steps call user.reviews() first.');
    const { providerBackend } = this.#urls;
    const claimed = await call(providerBackend, providerAccountApi.claimQuote, this.#ofQuote);
    const ended = await this.#sell(claimed);
    const quoteId = this.#quoteId;
    const report = outcomeReport.parse(
      'reason' in ended
        ? { outcome: 'rejected', quoteId, ...ended }
        : { outcome: 'approved', quoteId, ...ended },
    );
    // somebody who has just signed is slower than a block: the answer then tells of the deposit in every run
    await this.#rest();
    await tellOutcome(
      ended,
      call(providerBackend, providerAccountApi.outcome, { body: report, ...this.#session.token }),
    );
    return 'reason' in ended ? ended.reason : 'approved';
  }

  #sell(quote: QuoteView) {
    const { quoteId, cryptoAmount, fiatAmount, fiatCurrency } = quote;
    const request = {
      quoteId,
      fromAccountId: this.#accountId,
      fromAmount: new BigNumber(cryptoAmount),
      toFiat: fiatCurrency,
      rate: new BigNumber(fiatAmount).dividedBy(cryptoAmount).toNumber(),
      feeStrategy: 'medium',
    } as const;
    return callSdk(this.#urls, this.#hops, this.#liveApp, {
      name: 'sell',
      ids: { quoteId },
      shown: { ...request, fromAmount: cryptoAmount },
      ask: async (sdk) => ({ transactionHash: String(await sdk.sell(request)) }),
    });
  }

  get #ofQuote() {
    return { params: { quoteId: this.#quoteId }, ...this.#session.token };
  }
}
