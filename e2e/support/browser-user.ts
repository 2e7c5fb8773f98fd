import { randomUUID } from 'node:crypto';
import { type CardOutcome, type SwapQuoteRow, TEST_CARDS } from '@exchange-sim/contract';
import type { Offers, PurchaseWish, SaleWish, SwapQuotes, SwapWish, User } from '@exchange-sim/scenarios';
import type { Page } from '@playwright/test';
import { ProviderFrame } from './provider-frame.ts';
import { ProviderPurchase } from './provider-purchase.ts';
import { WalletBuy } from './wallet-buy.ts';
import { WalletHistory } from './wallet-history.ts';
import type { WalletPage } from './wallet-page.ts';
import { WalletSell } from './wallet-sell.ts';
import { WalletSwap } from './wallet-swap.ts';

/** Plays the user in a real browser, by roles and labels, as a person would. */
export class BrowserUser implements User {
  readonly #page: Page;
  readonly #buy: WalletBuy;
  readonly #sell: WalletSell;
  readonly #swap: WalletSwap;
  readonly #provider: ProviderFrame;
  readonly #purchase: ProviderPurchase;
  readonly #history: WalletHistory;
  /** Where something was entered last. */
  #ramp: WalletBuy | WalletSell;
  #outcome: Promise<string> | undefined;

  constructor(wallet: WalletPage) {
    this.#page = wallet.page;
    this.#buy = new WalletBuy(wallet);
    this.#sell = new WalletSell(wallet);
    this.#ramp = this.#sell;
    this.#swap = new WalletSwap(wallet);
    this.#provider = new ProviderFrame(wallet.page);
    this.#purchase = new ProviderPurchase(this.#provider);
    this.#history = new WalletHistory(wallet);
  }

  get chosenQuote(): SwapQuoteRow | undefined {
    return this.#swap.chosen;
  }

  opensBuy(): Promise<void> {
    return this.#buy.open();
  }

  entersPurchase(wish: PurchaseWish): Promise<void> {
    this.#ramp = this.#buy;
    return this.#buy.enter(wish);
  }

  opensSell(): Promise<void> {
    return this.#sell.open();
  }

  entersSale(wish: SaleWish): Promise<void> {
    this.#ramp = this.#sell;
    return this.#sell.enter(wish);
  }

  asksForOffers(): Promise<Offers> {
    return this.#ramp.askOffers();
  }

  async chooses(provider: string): Promise<void> {
    await this.#ramp.choose(provider);
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

  choosesQuote(provider: string, type: 'fixed' | 'float'): Promise<SwapQuoteRow> {
    return this.#swap.choose(provider, type);
  }

  signsIn(email: string): Promise<void> {
    return this.#provider.signIn(email);
  }

  isAskedToSignIn(): Promise<boolean> {
    return this.#provider.isAskedToSignIn();
  }

  signsOutEverywhere(): Promise<void> {
    return this.#provider.signOutEverywhere();
  }

  signsUp(name: string): Promise<void> {
    return this.#provider.signUp(`${name}.${randomUUID().slice(0, 8)}@example.com`);
  }

  sendsIdentity(): Promise<void> {
    return this.#provider.sendIdentity('FR1234567');
  }

  reviews(): Promise<void> {
    return this.#provider.review();
  }

  async paysByCard(outcome: CardOutcome): Promise<string> {
    const card = TEST_CARDS.find((known) => known.outcome === outcome);
    if (!card) throw new Error(`There is no test card that is ${outcome}.`);
    return this.#purchase.payByCard(card.number);
  }

  answersChallenge(code: string): Promise<string> {
    return this.#purchase.answerChallenge(code);
  }

  sendsTransfer(): Promise<void> {
    return this.#purchase.sendTransfer();
  }

  confirms(): void {
    this.#outcome = this.#confirmed();
    // heard when it is asked for
    this.#outcome.catch(() => {});
  }

  outcome(): Promise<string> {
    if (!this.#outcome)
      throw new Error('The user has confirmed nothing: the steps call user.confirms() first.');
    return this.#outcome;
  }

  looksAtHistory(): Promise<void> {
    return this.#history.openNewest();
  }

  async reads(text: RegExp): Promise<void> {
    const page = this.#page.getByText(text).filter({ visible: true }).first().waitFor();
    if ((await this.#page.locator('iframe').count()) === 0) return page;
    await Promise.any([
      page,
      this.#provider.frame.getByText(text).filter({ visible: true }).first().waitFor(),
    ]);
  }

  async #confirmed(): Promise<string> {
    if (this.#swap.chosen?.continuesIn === 'wallet') {
      await this.#swap.confirm();
      return this.#swap.outcome();
    }
    await this.#provider.agree.click();
    return this.#provider.outcome();
  }
}
