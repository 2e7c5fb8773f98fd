import type { ControlledClock } from '@exchange-sim/clock';
import type { Stack } from '@exchange-sim/stack';
import { expect, type Locator, type Page } from '@playwright/test';
import { pick } from '../support/form.ts';
import type { Signer } from '../support/signer.ts';

/** Old Harbour takes this long over a quote, milliseconds. */
const SLOWEST_QUOTE_MS = 1_500;

/** Leads through the pages of Swap, from one that is worth looking at to the next. */
export class Swapper {
  readonly #page: Page;
  readonly #stack: Stack;
  readonly #clock: ControlledClock;

  constructor(page: Page, stack: Stack, clock: ControlledClock) {
    this.#page = page;
    this.#stack = stack;
    this.#clock = clock;
  }

  async open(): Promise<void> {
    await this.#page.goto(`${this.#stack.urls.wallet}/swap`);
    await this.#page.getByRole('heading', { name: 'What do you want to swap?' }).waitFor();
  }

  /** The account that receives; the wallet proposes the first that can. */
  async into(account: string): Promise<void> {
    await pick(this.#page, 'To', account);
  }

  async enter(amount: string): Promise<void> {
    await this.#page.getByLabel('Amount', { exact: true }).fill(amount);
  }

  async ask(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Get quotes' }).click();
    await this.#page.getByRole('heading', { name: 'Which quote do you take?' }).waitFor();
  }

  /** Lets the slow provider answer; then the list is complete. */
  async slowOne(): Promise<void> {
    await expect(this.#page.getByText('Waiting for slower providers')).toBeVisible();
    await expect(this.#page.getByText(/Northgate Pay/).first()).toBeVisible();
    await expect(this.#page.getByText(/Quickbridge/).first()).toBeVisible();
    this.#clock.advance(SLOWEST_QUOTE_MS);
    await expect(this.#page.getByText('Waiting for slower providers')).toHaveCount(0);
  }

  choose(provider: string, type: 'fixed' | 'floating'): Locator {
    return this.#page.getByRole('button', { name: `Choose ${provider}, ${type}` });
  }

  /** Waits until the picture's texts, as read to those who cannot see it, contain `text`. */
  async shows(text: string): Promise<void> {
    await this.#page
      .getByText(/^Signer shows:/)
      .filter({ hasText: text })
      .waitFor({ state: 'attached' });
  }

  /** Turns the pages of the review and holds. @param onPairs what is done when the amounts are shown */
  async approve(signer: Signer, onPairs = async () => {}): Promise<void> {
    await this.shows('1 of 3');
    await signer.press(342, 606);
    await this.shows('2 of 3');
    await onPairs();
    await signer.press(342, 606);
    await this.shows('Hold to sign');
    await signer.hold(200, 515, async () => {
      await this.#page
        .getByText(/^Signer shows:/)
        .filter({ hasText: 'Hold to sign' })
        .waitFor({ state: 'detached' });
    });
  }
}
