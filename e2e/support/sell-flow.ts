import type { FrameLocator, Locator, Page } from '@playwright/test';
import { ProviderFrame } from './provider-frame.ts';

/** Pixels of stax, as a finger meets them. */
const NEXT = { x: 342, y: 606 };
const REJECT = { x: 36, y: 606 };
const YES_REJECT = { x: 200, y: 546 };
const HOLD = { x: 200, y: 515 };
const WIDTH = 400;

interface Sale {
  amount?: string;
  country?: string;
  method?: string;
}

/** What a person does to sell, in the wallet's page and in the provider's frame. */
export class SellFlow {
  readonly page: Page;
  readonly widget: FrameLocator;
  readonly provider: ProviderFrame;
  readonly picture: Locator;

  constructor(page: Page) {
    this.page = page;
    this.provider = new ProviderFrame(page);
    this.widget = this.provider.frame;
    this.picture = page.getByRole('application', { name: /screen:/ }).locator('img');
  }

  async open(walletUrl: string): Promise<void> {
    await this.page.goto(walletUrl);
    await this.page.getByRole('link', { name: 'Sell' }).first().click();
    await this.page.getByRole('heading', { name: 'How much do you want to sell?' }).waitFor();
  }

  async enterAmount(amount: string): Promise<void> {
    await this.page.getByLabel('Amount', { exact: true }).fill(amount);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async pick(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  async askQuotes({ amount = '0.5', country = 'France', method = 'SEPA' }: Sale = {}): Promise<void> {
    await this.enterAmount(amount);
    await this.pick('Country', country);
    await this.pick('Payment method', method);
    await this.page.getByRole('button', { name: 'Get quotes' }).click();
  }

  async chooseProvider(name = 'Northgate Pay'): Promise<void> {
    await this.page.getByRole('button', { name: `Choose ${name}` }).click();
  }

  signIn(email: string): Promise<void> {
    return this.provider.signIn(email);
  }

  signUp(email: string): Promise<void> {
    return this.provider.signUp(email);
  }

  sendIdentity(documentNumber: string): Promise<void> {
    return this.provider.sendIdentity(documentNumber);
  }

  /** From the wallet's first page to the provider's review, as a verified user. */
  async toReview(walletUrl: string, sale: Sale = {}, email = 'alice@example.com'): Promise<void> {
    await this.open(walletUrl);
    await this.askQuotes(sale);
    await this.chooseProvider();
    await this.signIn(email);
    await this.sellButton.waitFor();
  }

  get sellButton(): Locator {
    return this.provider.agree;
  }

  /** The heading of the provider's page. */
  heading(name: string | RegExp): Locator {
    return this.provider.heading(name);
  }

  /** Turns the pages of the review by pressing the picture, then holds it until the signer takes that for a yes. */
  async approve(): Promise<void> {
    await this.shows('1 of 3');
    await this.press(NEXT);
    await this.shows('2 of 3');
    await this.press(NEXT);
    await this.shows('Hold to sign');
    await this.hold(HOLD, async () => {
      await this.signerTexts.filter({ hasText: 'Hold to sign' }).waitFor({ state: 'detached' });
    });
  }

  async reject(): Promise<void> {
    await this.shows('1 of 3');
    await this.press(REJECT);
    await this.shows('Yes, reject');
    await this.press(YES_REJECT);
  }

  /** Waits until the picture's texts, as read to those who cannot see it, contain `text`. */
  async shows(text: string): Promise<void> {
    // waited for in the page itself: an assertion would look every 100 ms only
    await this.signerTexts.filter({ hasText: text }).waitFor({ state: 'attached' });
  }

  get signerTexts(): Locator {
    return this.page.getByText(/^Signer shows:/);
  }

  private async press(pixel: { x: number; y: number }): Promise<void> {
    await this.hold(pixel, async () => {});
  }

  private async hold(pixel: { x: number; y: number }, meanwhile: () => Promise<void>): Promise<void> {
    const box = await this.picture.boundingBox();
    if (!box) throw new Error('the picture of the signer is not on the page');
    const scale = box.width / WIDTH;
    await this.page.mouse.move(box.x + pixel.x * scale, box.y + pixel.y * scale);
    await this.page.mouse.down();
    await meanwhile();
    await this.page.mouse.up();
  }
}
