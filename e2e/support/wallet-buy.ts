import { backendBuyApi, onRampAnswer } from '@exchange-sim/contract';
import type { Offers, PurchaseWish } from '@exchange-sim/scenarios';
import type { Page } from '@playwright/test';
import { goToPart, pick } from './form.ts';
import type { Streams } from './streams.ts';
import type { WalletPage } from './wallet-page.ts';

const countries = new Intl.DisplayNames('en', { type: 'region' });
/** The wallet's Buy pages, as a person uses them. */
export class WalletBuy {
  readonly page: Page;
  readonly walletUrl: string;
  readonly streams: Streams;
  /** Names of the providers on the list, by their ids. */
  private readonly names = new Map<string, string>();

  constructor({ page, walletUrl, streams }: WalletPage) {
    this.page = page;
    this.walletUrl = walletUrl;
    this.streams = streams;
  }

  async open(): Promise<void> {
    await goToPart(this.page, this.walletUrl, 'Buy');
    await this.page.getByRole('heading', { name: 'How much do you want to buy?' }).waitFor();
  }

  /** The first step, and the button that leads on when nothing is wrong with it. */
  async enterAmount({
    account,
    fiatCurrency,
    amount,
  }: Pick<PurchaseWish, 'account' | 'fiatCurrency' | 'amount'>): Promise<void> {
    const { page } = this;
    await pick(page, 'Account', account);
    await pick(page, 'Pay in', fiatCurrency);
    const [unit, whole] = 'fiat' in amount ? [0, amount.fiat] : [1, amount.crypto];
    await page.getByRole('radio', { name: /^in / }).nth(unit).click();
    await page.getByLabel('Amount', { exact: true }).fill(whole);
    await page.getByRole('button', { name: 'Continue' }).click();
  }

  async enter(wish: PurchaseWish): Promise<void> {
    const { page } = this;
    const { country, paymentMethod } = wish;
    await this.enterAmount(wish);
    await pick(page, 'Country', countries.of(country) ?? country);
    await pick(page, 'Payment method', paymentMethod);
  }

  /** Asks, or asks again; what the network answered must stand on the page. */
  async askOffers(): Promise<Offers> {
    const { page } = this;
    const answer = this.streams.done(backendBuyApi.onRamp.path);
    await page
      .getByRole('button', { name: /^(Get quotes|Get new quotes)$/ })
      .first()
      .click();
    const { quotes, rejections } = onRampAnswer.parse(await answer);
    for (const { providerId, providerName } of quotes) {
      this.names.set(providerId, providerName);
      await page.getByRole('button', { name: `Choose ${providerName}` }).waitFor();
    }
    for (const { message } of rejections) await this.refusals.filter({ hasText: message }).first().waitFor();
    return {
      offers: quotes.map(({ providerId, cryptoAmount }) => ({
        provider: providerId,
        amountTo: cryptoAmount,
      })),
      refusals: rejections.map(({ providerId, messageKey, message }) => ({
        provider: providerId,
        messageKey,
        message,
      })),
    };
  }

  /** Goes on with a provider: its page opens in its frame. */
  async choose(provider: string): Promise<void> {
    const name = this.names.get(provider);
    if (!name) throw new Error(`${provider} has made no offer to choose.`);
    await this.page.getByRole('button', { name: `Choose ${name}`, exact: true }).click();
  }

  get refusals() {
    return this.page.getByRole('region', { name: 'Providers without an offer' }).getByRole('listitem');
  }
}
