import { randomUUID } from 'node:crypto';
import { type Product, providerAccountApi, type Session } from '@exchange-sim/contract';
import { call, Refused } from '../wire.js';

const PASSWORD = 'sandbox-only';

/** A user at the provider: signed in, and checked. */
export class ProviderSession {
  readonly #url: string;
  #session: Session | undefined;
  /** The product whose page is open: each request of the page names it. */
  product: Product | undefined;

  constructor(providerUrl: string) {
    this.#url = providerUrl;
  }

  async signIn(email: string): Promise<void> {
    this.#session = await call(this.#url, providerAccountApi.login, {
      body: { email, password: PASSWORD },
      headers: this.#named,
    });
  }

  /** With an address nobody has used. */
  async signUp(name: string): Promise<void> {
    // so many hex digits that trace hashes take them for what they are: drawn by chance
    const email = `${name}.${randomUUID().replaceAll('-', '').slice(0, 20)}@example.com`;
    this.#session = await call(this.#url, providerAccountApi.register, {
      body: { email, password: PASSWORD },
      headers: this.#named,
    });
  }

  /** Whether the provider does not know who this is, or not any more. */
  async isUnknown(): Promise<boolean> {
    if (!this.#session) return true;
    try {
      await call(this.#url, providerAccountApi.me, this.token);
      return false;
    } catch (error) {
      if (error instanceof Refused && error.status === 401) return true;
      throw error;
    }
  }

  async signOutEverywhere(): Promise<void> {
    await call(this.#url, providerAccountApi.logout, { body: { everywhere: true }, ...this.token });
  }

  async sendIdentity(): Promise<void> {
    const body = {
      fullName: 'Bob Martin',
      dateOfBirth: '1990-04-01',
      country: 'FR',
      documentNumber: 'FR1234567',
    };
    await call(this.#url, providerAccountApi.kyc, { body, ...this.token });
  }

  /** @throws Error with the provider’s words when the user’s identity is not checked */
  async requireVerified(): Promise<void> {
    const { kyc, kycReason } = await call(this.#url, providerAccountApi.me, this.token);
    if (kyc !== 'approved') throw new Error(kycReason ?? `The identity check is ${kyc}.`);
  }

  /** What each request carries. */
  get token(): { token: string; headers: Record<string, string> } {
    if (!this.#session) throw new Error('Nobody is signed in: the steps call user.signsIn() first.');
    return { token: this.#session.token, headers: this.#named };
  }

  get #named(): Record<string, string> {
    return this.product ? { 'x-widget-product': this.product } : {};
  }
}
