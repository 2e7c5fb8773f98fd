import { backendAggregationApi, offRampAnswer } from '@exchange-sim/contract';
import type { Offers, SaleWish } from '@exchange-sim/scenarios';
import type { Page } from '@playwright/test';
import { goToPart, pick } from './form.ts';
import type { Streams } from './streams.ts';
import type { WalletPage } from './wallet-page.ts';

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** The wallet's Sell pages, as a person uses them. */
export class WalletSell {
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
    await goToPart(this.page, this.walletUrl, 'Sell');
    await this.page.getByRole('heading', { name: 'How much do you want to sell?' }).waitFor();
  }

  async enter({ account, amountWhole, fiatCurrency, country, paymentMethod }: SaleWish): Promise<void> {
    const { page } = this;
    await pick(page, 'Account', account);
    await pick(page, 'Receive', fiatCurrency);
    await page.getByLabel('Amount', { exact: true }).fill(amountWhole);
    await page.getByRole('button', { name: 'Continue' }).click();
    await pick(page, 'Country', countries.of(country) ?? country);
    await pick(page, 'Payment method', paymentMethod === 'sepa' ? 'SEPA' : paymentMethod);
  }

  /** Asks, or asks again; what the network answered must stand on the page. */
  async askOffers(): Promise<Offers> {
    const { page } = this;
    const answer = this.streams.done(backendAggregationApi.offRamp.path);
    await page.getByRole('button', { name: /^(Get quotes|Refresh quotes)$/ }).click();
    const { quotes, rejections } = offRampAnswer.parse(await answer);
    for (const { providerId, providerName } of quotes) {
      this.names.set(providerId, providerName);
      await page.getByRole('button', { name: `Choose ${providerName}` }).waitFor();
    }
    for (const { message } of rejections) await this.refusals.filter({ hasText: message }).first().waitFor();
    return {
      offers: quotes.map(({ providerId, amountTo }) => ({ provider: providerId, amountTo })),
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

  private get refusals() {
    return this.page.getByRole('region', { name: 'Providers without an offer' }).getByRole('listitem');
  }
}
