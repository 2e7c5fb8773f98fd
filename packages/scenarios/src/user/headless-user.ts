import type { SwapQuoteRow } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Offers, SaleWish, SwapQuotes, SwapWish, User } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import { HopTeller } from './hop-teller.js';
import type { ProviderPage } from './live-app.js';
import { ProviderSession } from './provider-session.js';
import { SellAtProvider } from './sell-at-provider.js';
import { SellPage } from './sell-page.js';
import { SwapAtProvider } from './swap-at-provider.js';
import { SwapPage } from './swap-page.js';

/** Plays the user without a browser: through the wallet’s server, the exchange SDK and the provider’s own API. */
export class HeadlessUser implements User {
  readonly #stack: Stack;
  readonly #hops: HopTeller;
  readonly #sell: SellPage;
  readonly #swap: SwapPage;
  /** What the provider’s site keeps in the browser: the same for all its pages. */
  readonly #session: ProviderSession;
  #provider: ProviderPage | undefined;
  #outcome: Promise<string> | undefined;

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#hops = new HopTeller(stack.recorder);
    this.#session = new ProviderSession(stack.urls.providerBackend);
    this.#sell = new SellPage(stack, this.#hops);
    this.#swap = new SwapPage(stack, this.#hops);
  }

  get chosenQuote(): SwapQuoteRow | undefined {
    return this.#swap.chosen;
  }

  opensSell(): Promise<void> {
    return this.#sell.open();
  }

  entersSale(wish: SaleWish): Promise<void> {
    return this.#sell.enter(wish);
  }

  asksForOffers(): Promise<Offers> {
    return this.#sell.askOffers();
  }

  async chooses(provider: ProviderId): Promise<void> {
    this.#provider = new SellAtProvider(
      this.#stack,
      this.#hops,
      this.#session,
      await this.#sell.choose(provider),
    );
  }

  opensSwap(): Promise<void> {
    return this.#swap.open();
  }

  entersSwap(wish: SwapWish): Promise<void> {
    return this.#swap.enter(wish);
  }

  asksForQuotes(): Promise<SwapQuotes> {
    return this.#swap.askQuotes();
  }

  async choosesQuote(provider: ProviderId, type: 'fixed' | 'float'): Promise<SwapQuoteRow> {
    const liveApp = await this.#swap.choose(provider, type);
    this.#provider = liveApp && new SwapAtProvider(this.#stack, this.#hops, this.#session, liveApp);
    if (!this.#swap.chosen) throw new Error('no quote is chosen');
    return this.#swap.chosen;
  }

  signsIn(email: string): Promise<void> {
    return this.#site.signIn(email);
  }

  signsUp(name: string): Promise<void> {
    return this.#site.signUp(name);
  }

  sendsIdentity(): Promise<void> {
    return this.#site.sendIdentity();
  }

  reviews(): Promise<void> {
    return this.#page.review();
  }

  confirms(): void {
    this.#outcome = (this.#provider ?? this.#swap).confirm();
    // heard when it is asked for
    this.#outcome.catch(() => {});
  }

  outcome(): Promise<string> {
    if (!this.#outcome)
      throw new Error('The user has confirmed nothing: the steps call user.confirms() first.');
    return this.#outcome;
  }

  async reads(): Promise<void> {}

  looksAtHistory(): Promise<void> {
    return this.#swap.lookAtHistory();
  }

  get #page(): ProviderPage {
    if (!this.#provider)
      throw new Error('No Live App is open: the steps choose a provider that has one first.');
    return this.#provider;
  }

  /** Nobody signs in at a site that is not open. */
  get #site(): ProviderSession {
    return this.#page && this.#session;
  }
}
