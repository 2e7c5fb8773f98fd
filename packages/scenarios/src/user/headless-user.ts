import type { Stack } from '@exchange-sim/stack';
import type { Offers, SaleWish, User } from '../play.js';
import type { ProviderId } from '../scenario.js';
import { HopTeller } from './hop-teller.js';
import { ProviderPage } from './provider-page.js';
import { type LiveApp, SellPage } from './sell-page.js';

/** Plays the user without a browser: through the wallet’s server, the exchange SDK and the provider’s own API. */
export class HeadlessUser implements User {
  readonly #stack: Stack;
  readonly #hops: HopTeller;
  readonly #sell: SellPage;
  #provider: ProviderPage | undefined;
  #outcome: Promise<string> | undefined;

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#hops = new HopTeller(stack.recorder);
    this.#sell = new SellPage(stack, this.#hops);
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
    this.#provider = this.#open(await this.#sell.choose(provider));
  }

  signsIn(email: string): Promise<void> {
    return this.#page.signIn(email);
  }

  sendsIdentity(): Promise<void> {
    return this.#page.sendIdentity();
  }

  reviews(): Promise<void> {
    return this.#page.review();
  }

  confirms(): void {
    this.#outcome = this.#page.confirm();
    // heard when it is asked for
    this.#outcome.catch(() => {});
  }

  outcome(): Promise<string> {
    if (!this.#outcome)
      throw new Error('The user has confirmed nothing: the steps call user.confirms() first.');
    return this.#outcome;
  }

  get #page(): ProviderPage {
    if (!this.#provider) throw new Error('No Live App is open: the steps call user.chooses() first.');
    return this.#provider;
  }

  #open(liveApp: LiveApp): ProviderPage {
    return new ProviderPage(this.#stack.urls, this.#hops, liveApp);
  }
}
