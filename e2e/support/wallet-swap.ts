import { backendSwapApi, isSwapQuote, type SwapQuoteRow, swapRow } from '@exchange-sim/contract';
import type { SwapQuotes, SwapWish } from '@exchange-sim/scenarios';
import type { Locator, Page } from '@playwright/test';
import { goToPart, pick } from './form.ts';
import { rejectionText } from './rejection-text.ts';
import type { Streams } from './streams.ts';
import { DECISION_MS, type WalletPage } from './wallet-page.ts';

const FEES = { slow: 'Slow', medium: 'Medium', fast: 'Fast' } as const;
const METHODS = { fixed: 'fixed', float: 'floating' } as const;

/** The wallet's Swap pages, as a person uses them. */
export class WalletSwap {
  readonly page: Page;
  readonly walletUrl: string;
  readonly streams: Streams;
  chosen: SwapQuoteRow | undefined;
  #quotes: readonly SwapQuoteRow[] = [];

  constructor({ page, walletUrl, streams }: WalletPage) {
    this.page = page;
    this.walletUrl = walletUrl;
    this.streams = streams;
  }

  async open(): Promise<void> {
    await goToPart(this.page, this.walletUrl, 'Swap');
    await this.page.getByRole('heading', { name: 'What do you want to swap?' }).waitFor();
  }

  async enter({ fromAccount, toAccount, amountWhole, feeStrategy = 'medium' }: SwapWish): Promise<void> {
    const { page } = this;
    await pick(page, 'From', fromAccount);
    await pick(page, 'To', toAccount);
    await page.getByLabel('Amount', { exact: true }).fill(amountWhole);
    await pick(page, 'Network fee', FEES[feeStrategy]);
  }

  /** Asks, or asks again from wherever a button for it stands; what the network answered must stand on the page. */
  async askQuotes(): Promise<SwapQuotes> {
    const answer = this.streams.done(backendSwapApi.quote.path);
    if (!(await this.#isAsking()))
      await this.page
        .getByRole('button', { name: /^(Get quotes|Get new quotes|Refresh quotes)$/ })
        .first()
        .click();
    const rows = swapRow.array().parse(await answer);
    const quotes = rows.filter(isSwapQuote);
    const rejections = rows.filter((row) => 'code' in row);
    await this.#listed(quotes);
    for (const row of rejections) await this.#refused(row).waitFor();
    this.#quotes = quotes;
    return { quotes, rejections };
  }

  /** Goes on with a quote, to the wallet's own review or into the provider's frame. */
  async choose(provider: string, type: 'fixed' | 'float'): Promise<SwapQuoteRow> {
    const quote = this.#quotes.find((row) => row.provider === provider && row.type === type);
    if (!quote) throw new Error(`${provider} has given no ${type} quote to choose.`);
    this.chosen = quote;
    await this.page
      .getByRole('button', { name: `Choose ${quote.providerName}, ${METHODS[type]}`, exact: true })
      .click();
    if (quote.continuesIn === 'wallet') await this.#confirmButton.waitFor();
    return quote;
  }

  async confirm(): Promise<void> {
    await this.#confirmButton.click();
  }

  /** Waits until the wallet says how a swap that stayed in it ended: "approved", or its words. */
  async outcome(): Promise<string> {
    const { page } = this;
    const done = page.getByRole('heading', { name: 'Swap on its way' });
    // what the page says while the signer asks is not the end
    const alert = page
      .getByRole('main')
      .filter({ hasNotText: 'Continue on your signer' })
      .getByRole('alert')
      .filter({ hasText: /\w/ });
    await done.or(alert).first().waitFor({ timeout: DECISION_MS });
    return (await done.isVisible()) ? 'approved' : (await alert.allTextContents()).join('\n');
  }

  /** Who is led back to the list finds it being asked for already. */
  async #isAsking(): Promise<boolean> {
    return (await this.page.locator('[aria-label="Quotes"][aria-busy="true"]').count()) > 0;
  }

  /** The rows by their names, amounts and worst cases; the list says that nothing more comes. */
  async #listed(quotes: readonly SwapQuoteRow[]): Promise<void> {
    const list = this.page.getByRole('list', { name: 'Quotes' });
    // an empty list has no height
    await this.page.locator('[aria-label="Quotes"][aria-busy="false"]').waitFor({ state: 'attached' });
    for (const { providerName, type, exact } of quotes) {
      const card = list
        .getByRole('listitem', { name: `${providerName}, ${METHODS[type]}`, exact: true })
        .filter({ hasText: grouped(exact.amountTo) });
      const worst = exact.worstAmountTo;
      await (worst ? card.filter({ hasText: `At least ${grouped(worst)}` }) : card).waitFor();
    }
  }

  #refused(row: Parameters<typeof rejectionText>[0]): Locator {
    return this.page
      .getByRole('region', { name: 'Providers without an offer' })
      .getByRole('listitem')
      .filter({ hasText: rejectionText(row) });
  }

  get #confirmButton(): Locator {
    return this.page.getByRole('main').getByRole('button', { name: 'Swap', exact: true });
  }
}

/** "12345.6" as the page writes it: "12,345.6". */
const grouped = (whole: string) => whole.replace(/^\d+/, (units) => units.replace(/\B(?=(\d{3})+$)/g, ','));
