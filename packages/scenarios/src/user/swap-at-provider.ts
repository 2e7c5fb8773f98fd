import { providerSwapAccountApi, type SwapQuoteView, swapOutcomeReport } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import { BigNumber } from './ledger-packages.js';
import type { LiveApp, ProviderPage } from './live-app.js';
import type { ProviderSession } from './provider-session.js';
import { callSdk } from './sdk-call.js';
import { tellOutcome } from './tell-outcome.js';

/** The provider’s Swap page: review, the exchange SDK, the outcome. */
export class SwapAtProvider implements ProviderPage {
  readonly #urls: Stack['urls'];
  readonly #rest: Stack['rest'];
  readonly #hops: HopTeller;
  readonly #liveApp: LiveApp;
  readonly #session: ProviderSession;
  readonly #parameters: URLSearchParams;
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
    this.#parameters = new URL(liveApp.url).searchParams;
  }

  async review(): Promise<void> {
    await this.#session.requireVerified();
    await call(this.#urls.providerBackend, providerSwapAccountApi.quote, this.#ofQuote);
    this.#hops.moment('user', 'provider-widget', 'ui', 'review swap', this.#ofQuote.params);
    this.#reviewed = true;
  }

  async confirm(): Promise<string> {
    if (!this.#reviewed) throw new Error('Nothing is under review: the steps call user.reviews() first.');
    const { providerBackend } = this.#urls;
    const claimed = await call(providerBackend, providerSwapAccountApi.claimQuote, this.#ofQuote);
    const ended = await this.#swap(claimed);
    const { quoteId } = this.#ofQuote.params;
    const body = swapOutcomeReport.parse(
      'reason' in ended ? { outcome: 'rejected', quoteId, ...ended } : { outcome: 'approved', ...ended },
    );
    // somebody who has just signed is slower than a block: the answer then tells of the deposit in every run
    await this.#rest();
    await tellOutcome(
      ended,
      call(providerBackend, providerSwapAccountApi.outcome, { body, ...this.#session.token }),
    );
    return 'reason' in ended ? ended.reason : 'approved';
  }

  /** A quote id makes the swap a fixed one for the SDK and Ledger’s backend, so a floating swap goes without. */
  #swap({ quoteId, tradeMethod, amountFrom, rate }: SwapQuoteView) {
    const request = {
      ...(tradeMethod === 'fixed' && { quoteId }),
      fromAccountId: this.#parameters.get('fromAccountId') ?? '',
      toAccountId: this.#parameters.get('toAccountId') ?? '',
      fromAmount: new BigNumber(amountFrom),
      feeStrategy: 'medium',
      rate: new BigNumber(rate).toNumber(),
    } as const;
    return callSdk(this.#urls, this.#hops, this.#liveApp, {
      name: 'swap',
      ids: { quoteId },
      shown: { ...request, fromAmount: amountFrom, tradeMethod },
      ask: (sdk) => sdk.swap(request),
    });
  }

  get #ofQuote() {
    return { params: { quoteId: this.#parameters.get('quoteId') ?? '' }, ...this.#session.token };
  }
}
