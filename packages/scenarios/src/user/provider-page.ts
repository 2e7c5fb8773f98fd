import {
  outcomeReport,
  providerAccountApi,
  type QuoteView,
  type Session,
  walletApi,
} from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import { call } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import type { LiveApp } from './sell-page.js';
import { sellThroughSdk } from './sell-through-sdk.js';

const PASSWORD = 'sandbox-only';

/** The provider’s widget, without its looks: sign-in, identity check, review, and the exchange SDK. */
export class ProviderPage {
  readonly #urls: Stack['urls'];
  readonly #hops: HopTeller;
  readonly #liveApp: LiveApp;
  #session: Session | undefined;
  #quote: QuoteView | undefined;

  constructor(urls: Stack['urls'], hops: HopTeller, liveApp: LiveApp) {
    this.#urls = urls;
    this.#hops = hops;
    this.#liveApp = liveApp;
  }

  /** Signs in, or up when the provider does not know the address. */
  async signIn(email: string): Promise<void> {
    const body = { email, password: PASSWORD };
    const { providerBackend } = this.#urls;
    this.#session = await call(providerBackend, providerAccountApi.login, { body }).catch(() =>
      call(providerBackend, providerAccountApi.register, { body }),
    );
  }

  async sendIdentity(): Promise<void> {
    const body = {
      fullName: 'Bob Martin',
      dateOfBirth: '1990-04-01',
      country: 'FR',
      documentNumber: 'FR1234567',
    };
    await call(this.#urls.providerBackend, providerAccountApi.kyc, { body, ...this.#token });
  }

  /** Shows the quote of the link to a user who may sell. @throws Error with what the provider says instead */
  async review(): Promise<void> {
    const { kyc, kycReason } = await call(this.#urls.providerBackend, providerAccountApi.me, this.#token);
    if (kyc !== 'approved') throw new Error(kycReason ?? `The identity check is ${kyc}.`);
    const { accountId, quoteId, ledgerTransactionId } = this.#parameters;
    this.#quote = await call(this.#urls.providerBackend, providerAccountApi.quote, {
      params: { quoteId },
      ...this.#token,
    });
    this.#hops.moment('user', 'provider-widget', 'ui', 'review transaction', {
      quoteId,
      accountId,
      ...(ledgerTransactionId && { ledgerTransactionId }),
    });
  }

  /** The button: claims the quote, sells through the SDK, tells the provider. Resolves to "approved" or why it was not. */
  async confirm(): Promise<string> {
    const { accountId, quoteId } = this.#parameters;
    if (!this.#quote) throw new Error('Nothing is under review: the steps call user.reviews() first.');
    const { providerBackend, wallet } = this.#urls;
    const claimed = await call(providerBackend, providerAccountApi.claimQuote, {
      params: { quoteId },
      ...this.#token,
    });
    const config = await call(wallet, walletApi.config);
    const ended = await sellThroughSdk({
      urls: this.#urls,
      hops: this.#hops,
      liveApp: this.#liveApp,
      config,
      accountId,
      quote: claimed,
    });
    const report = outcomeReport.parse(
      'transactionHash' in ended
        ? { outcome: 'approved', quoteId, transactionHash: ended.transactionHash }
        : { outcome: 'rejected', quoteId, errorName: ended.errorName, reason: ended.reason },
    );
    // an order that never came to be has no outcome to tell
    await call(providerBackend, providerAccountApi.outcome, { body: report, ...this.#token }).catch(() => {});
    return report.outcome === 'approved' ? 'approved' : (report.reason ?? 'rejected');
  }

  get #token(): { token: string } {
    if (!this.#session) throw new Error('Nobody is signed in: the steps call user.signsIn() first.');
    return { token: this.#session.token };
  }

  get #parameters(): { accountId: string; quoteId: string; ledgerTransactionId?: string } {
    const { searchParams } = new URL(this.#liveApp.url);
    const transaction = searchParams.get('ledgerTransactionId');
    return {
      accountId: searchParams.get('accountId') ?? '',
      quoteId: searchParams.get('quoteId') ?? '',
      ...(transaction && { ledgerTransactionId: transaction }),
    };
  }
}
