import type { CardOutcome, SwapQuoteRow } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Offers, PurchaseWish, SaleWish, SwapQuotes, SwapWish, User } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import { BuyAtProvider } from './buy-at-provider.js';
import { BuyPage } from './buy-page.js';
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
  readonly #buy: BuyPage;
  readonly #sell: SellPage;
  readonly #swap: SwapPage;
  /** What the provider’s site keeps in the browser: the same for all its pages. */
  readonly #session: ProviderSession;
  #open: 'buy' | 'sell' = 'sell';
  #provider: ProviderPage | undefined;
  #purchase: BuyAtProvider | undefined;
  #outcome: Promise<string> | undefined;

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#hops = new HopTeller(stack.recorder);
    this.#session = new ProviderSession(stack.urls.providerBackend);
    this.#buy = new BuyPage(stack, this.#hops);
    this.#sell = new SellPage(stack, this.#hops);
    this.#swap = new SwapPage(stack, this.#hops);
  }

  get chosenQuote(): SwapQuoteRow | undefined {
    return this.#swap.chosen;
  }

  opensBuy(): Promise<void> {
    this.#open = 'buy';
    return this.#buy.open();
  }

  entersPurchase(wish: PurchaseWish): Promise<void> {
    return this.#buy.enter(wish);
  }

  opensSell(): Promise<void> {
    this.#open = 'sell';
    return this.#sell.open();
  }

  entersSale(wish: SaleWish): Promise<void> {
    return this.#sell.enter(wish);
  }

  asksForOffers(): Promise<Offers> {
    return this.#open === 'buy' ? this.#buy.askOffers() : this.#sell.askOffers();
  }

  async chooses(provider: ProviderId): Promise<void> {
    const [stack, hops, session] = [this.#stack, this.#hops, this.#session];
    session.product = this.#open;
    if (this.#open === 'buy') {
      this.#purchase = new BuyAtProvider(stack, hops, session, await this.#buy.choose(provider));
      this.#provider = undefined;
    } else {
      this.#provider = new SellAtProvider(stack, hops, session, await this.#sell.choose(provider));
      this.#purchase = undefined;
    }
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
    this.#purchase = undefined;
    this.#session.product = 'swap';
    this.#provider = liveApp && new SwapAtProvider(this.#stack, this.#hops, this.#session, liveApp);
    if (!this.#swap.chosen) throw new Error('no quote is chosen');
    return this.#swap.chosen;
  }

  signsIn(email: string): Promise<void> {
    return this.#site.signIn(email);
  }

  isAskedToSignIn(): Promise<boolean> {
    return this.#site.isUnknown();
  }

  signsOutEverywhere(): Promise<void> {
    return this.#site.signOutEverywhere();
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

  paysByCard(outcome: CardOutcome): Promise<string> {
    return this.#purchased.payByCard(outcome);
  }

  answersChallenge(code: string): Promise<string> {
    return this.#purchased.answerChallenge(code);
  }

  sendsTransfer(): Promise<void> {
    return this.#purchased.sendTransfer();
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

  get #page(): Pick<ProviderPage, 'review'> {
    const page = this.#purchase ?? this.#provider;
    if (!page) throw new Error('No Live App is open: the steps choose a provider that has one first.');
    return page;
  }

  get #purchased(): BuyAtProvider {
    if (!this.#purchase) throw new Error('Nothing is bought: the steps choose a provider of Buy first.');
    return this.#purchase;
  }

  /** Nobody signs in at a site that is not open. */
  get #site(): ProviderSession {
    return this.#page && this.#session;
  }
}
