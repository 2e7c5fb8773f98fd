import type { Locator } from '@playwright/test';
import type { ProviderFrame } from './provider-frame.ts';

const CHALLENGE = 'Your bank asks for the code';
/** Headings by where the payment then stands. */
const STANDINGS = [
  ['paid', /^(Sending your|Coins sent)/],
  ['pending', /^Waiting for your payment$/],
  ['challenge', /^Your bank asks for the code$/],
] as const;
const ANY = /^(Sending your|Coins sent|Waiting for your payment|Your bank asks for the code)/;

/** The provider's pages of one purchase, from its review to where its payment stands. */
export class ProviderPurchase {
  readonly provider: ProviderFrame;

  constructor(provider: ProviderFrame) {
    this.provider = provider;
  }

  /** Orders, unless that is done, and charges a card. Resolves to where the payment then stands. */
  async payByCard(number: string): Promise<string> {
    const { frame } = this.provider;
    await this.#order(frame.getByLabel('Card number'));
    await frame.getByLabel('Card number').fill(number);
    await frame.getByLabel('Expiry date').fill('12/30');
    await frame.getByLabel('Security code').fill('123');
    await frame.getByLabel('Name on the card').fill('Alice Martin');
    await frame.getByRole('button', { name: /^Pay \D?\d/ }).click();
    await frame.getByRole('button', { name: 'Asking your bank…' }).waitFor({ state: 'detached' });
    return this.#standing();
  }

  /** Gives the bank's code. Resolves to where the payment then stands. */
  async answerChallenge(code: string): Promise<string> {
    const { frame } = this.provider;
    await frame.getByLabel('Code', { exact: true }).fill(code);
    await frame.getByRole('button', { name: 'Confirm' }).click();
    await this.provider.heading(CHALLENGE).waitFor({ state: 'hidden' });
    return this.#standing();
  }

  /** Orders, and says that the transfer was sent. */
  async sendTransfer(): Promise<void> {
    const sent = this.provider.frame.getByRole('button', { name: 'I have sent it' });
    await this.#order(sent);
    await sent.click();
    await this.#standing();
  }

  /** From the review, or from where the payment is asked for already. */
  async #order(asked: Locator): Promise<void> {
    const { agree } = this.provider;
    await agree.or(asked).waitFor();
    if (await agree.isVisible()) await agree.click();
    await asked.waitFor();
  }

  /** "paid", "pending", "challenge", or "declined" with the provider's words. */
  async #standing(): Promise<string> {
    const declined = this.provider.frame.getByRole('alert').filter({ hasText: 'Your payment was declined' });
    const heading = this.provider.heading(ANY);
    await declined.or(heading).first().waitFor();
    if (await declined.isVisible()) return `declined: ${await declined.textContent()}`;
    const words = (await heading.textContent()) ?? '';
    return STANDINGS.find(([, name]) => name.test(words))?.[0] ?? words;
  }
}
