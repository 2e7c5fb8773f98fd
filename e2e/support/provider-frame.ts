import type { FrameLocator, Locator, Page } from '@playwright/test';
import { DECISION_MS } from './wallet-page.ts';

/** Password of everybody at the provider. */
const PASSWORD = 'sandbox-only';
/** Headings of an order or a swap that was made, wherever it stands. */
const MADE =
  /^(Waiting for your|Payment (seen|received)|Exchanging|\w+ sent$|Money sent|Refunded|No payment came|Your (sale|swap) is on hold|We cannot tell)/;
/** Headings of one that was not. */
const STOPPED = /^(You refused this|The request was closed|The (sale|swap) did not go through)/;
/** The smallest picture there is. */
const PASSPORT = {
  name: 'passport.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const NOT_VERIFIED = 'We could not verify your identity';

/** The provider's own pages, in their frame. */
export class ProviderFrame {
  readonly page: Page;
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.frame = page.frameLocator('iframe');
  }

  /** Whether it asks who the user is; waits until it does, or shows whom it knows. */
  async isAskedToSignIn(): Promise<boolean> {
    await this.email.or(this.button('Sign out')).waitFor();
    return this.email.isVisible();
  }

  /** Signs in, unless the provider knows its user still. */
  async signIn(email: string): Promise<void> {
    if (!(await this.isAskedToSignIn())) return;
    await this.email.fill(email);
    await this.frame.getByLabel('Password').fill(PASSWORD);
    await this.button('Sign in').click();
  }

  async signOutEverywhere(): Promise<void> {
    await this.frame.getByRole('navigation', { name: 'Account' }).locator('summary').click();
    await this.button('Sign out everywhere').click();
    await this.email.waitFor();
  }

  async signUp(email: string): Promise<void> {
    await this.frame.getByText('Create an account').click();
    await this.email.fill(email);
    await this.frame.getByLabel('Password').fill(PASSWORD);
    await this.button('Create account').click();
  }

  async sendIdentity(documentNumber: string): Promise<void> {
    await this.frame.getByLabel('Full name').fill('Bob Martin');
    await this.frame.getByLabel('Date of birth').fill('1990-04-01');
    await this.frame.getByLabel(/identity card number/).fill(documentNumber);
    await this.frame.getByLabel('Choose a file').setInputFiles(PASSPORT);
    await this.button('Send for checking').click();
  }

  /** Waits for the review. @throws Error with the provider's words when the identity check ended otherwise */
  async review(): Promise<void> {
    const refused = this.heading(NOT_VERIFIED);
    await this.agree.or(refused).waitFor();
    if (!(await refused.isVisible())) return;
    throw new Error((await this.panel.textContent()) ?? 'not verified');
  }

  /** The button of the review: "Buy 0.04 ETH", "Sell 0.5 ETH", "Swap 0.1 ETH". */
  get agree(): Locator {
    return this.frame.getByRole('button', { name: /^(Buy|Sell|Swap) \d/ });
  }

  /** Waits for the page that says how it ended: "approved", or what the page and the wallet above it say instead. */
  async outcome(): Promise<string> {
    const stopped = this.heading(STOPPED);
    const gone = this.frame.getByText(/^This price (has expired|cannot be used any more)$/);
    const ended = this.heading(MADE).or(stopped).or(gone).first();
    await ended.waitFor({ timeout: DECISION_MS });
    if (MADE.test((await ended.textContent()) ?? '')) return 'approved';
    const alerts = await this.page.getByRole('alert').allTextContents();
    return [...alerts, await this.panel.textContent()].filter(Boolean).join('\n');
  }

  /** The heading of the provider's page. */
  heading(name: string | RegExp): Locator {
    return this.frame.getByRole('heading', { name });
  }

  private get email(): Locator {
    return this.frame.getByLabel('Email');
  }

  private get panel(): Locator {
    return this.frame.locator('main').first();
  }

  private button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }
}
