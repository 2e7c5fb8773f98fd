import {
  backendAggregationApi,
  backendStatusApi,
  backendSwapApi,
  isSwapQuote,
  type NativeSwap,
  type SwapQuoteRow,
  type WalletAccount,
  walletApi,
  walletSwapApi,
} from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { SwapQuotes, SwapWish } from '../play.js';
import { call, Refused } from '../wire.js';
import type { HopTeller } from './hop-teller.js';
import type { LiveApp } from './live-app.js';

interface Entered {
  from: WalletAccount;
  to: WalletAccount;
  wish: SwapWish;
}

/** The wallet’s Swap pages, without their looks. */
export class SwapPage {
  readonly #urls: Stack['urls'];
  readonly #hops: HopTeller;
  #entered: Entered | undefined;
  #quotes: readonly SwapQuoteRow[] = [];
  chosen: SwapQuoteRow | undefined;

  constructor({ urls }: Pick<Stack, 'urls'>, hops: HopTeller) {
    this.#urls = urls;
    this.#hops = hops;
  }

  async open(): Promise<void> {
    this.#hops.userAct('open swap');
    await call(this.#urls.ledgerBackend, backendSwapApi.currencies, { params: { direction: 'from' } });
  }

  async enter(wish: SwapWish): Promise<void> {
    const { accounts } = await call(this.#urls.wallet, walletApi.accounts);
    const named = (name: string) => {
      const account = accounts.find((known) => known.name === name);
      if (account) return account;
      throw new Error(
        `The wallet has no account "${name}": ${accounts.map((known) => known.name).join(', ')}.`,
      );
    };
    const [from, to] = [named(wish.fromAccount), named(wish.toAccount)];
    this.#entered = { from, to, wish };
    this.#hops.userAct('enter swap', { from: from.currency, to: to.currency, amount: wish.amountWhole });
  }

  async askQuotes(): Promise<SwapQuotes> {
    const { from, to, wish } = this.#swap;
    const rows = await call(this.#urls.ledgerBackend, backendSwapApi.quote, {
      query: {
        from: from.currency,
        to: to.currency,
        amountFrom: wish.amountWhole,
        fromAccountId: from.id,
        addressFrom: from.address,
        addressTo: to.address,
      },
    });
    this.#quotes = rows.filter(isSwapQuote);
    return { quotes: this.#quotes, rejections: rows.filter((row) => 'code' in row) };
  }

  /** Resolves to the Live App the quote goes on in; to nothing when the wallet goes on by itself. */
  async choose(provider: string, type: 'fixed' | 'float'): Promise<LiveApp | undefined> {
    const quote = this.#quotes.find((row) => row.provider === provider && row.type === type);
    if (!quote) throw new Error(`${provider} has given no ${type} quote to choose.`);
    this.chosen = quote;
    this.#hops.userAct('choose quote', { provider, quoteId: quote.quoteId, type });
    if (quote.continuesIn === 'wallet') return undefined;
    await call(this.#urls.wallet, walletSwapApi.accept, { body: this.#accepted });
    return this.#liveApp(quote);
  }

  /** The wallet’s own button: resolves to "approved" or to why it was not. */
  async confirm(): Promise<string> {
    try {
      await call(this.#urls.wallet, walletSwapApi.native, { body: this.#accepted });
      return 'approved';
    } catch (error) {
      if (error instanceof Refused) return error.message;
      throw error;
    }
  }

  async lookAtHistory(): Promise<void> {
    const { accounts } = await call(this.#urls.wallet, walletApi.accounts);
    const address = accounts.map((account) => account.address).join(',');
    await call(this.#urls.ledgerBackend, backendStatusApi.history, { query: { address } });
  }

  async #liveApp(quote: SwapQuoteRow): Promise<LiveApp> {
    const { ledgerBackend } = this.#urls;
    const { providers } = await call(ledgerBackend, backendAggregationApi.providers, {
      query: { product: 'swap' },
    });
    const manifestId = providers.find(({ id }) => id === quote.provider)?.manifestId ?? '';
    const manifest = await call(ledgerBackend, backendAggregationApi.manifest, { params: { manifestId } });
    const { from, to, wish } = this.#swap;
    const url = new URL(quote.providerURL ?? manifest.url);
    const parameters = {
      quoteId: quote.quoteId ?? '',
      fromAmount: wish.amountWhole,
      fromAccountId: from.id,
      toAccountId: to.id,
      rate: quote.exact.exchangeRate,
      feeStrategy: wish.feeStrategy ?? 'medium',
      mode: 'swap',
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    this.#hops.moment('wallet', 'provider-widget', 'ui', 'redirect', { url: url.href });
    return { provider: quote.provider, url: url.href, manifest };
  }

  get #accepted(): NativeSwap {
    const { from, to, wish } = this.#swap;
    if (!this.chosen) throw new Error('No quote is chosen: the steps call user.choosesQuote() first.');
    return {
      provider: this.chosen.provider,
      fromAccountId: from.id,
      toAccountId: to.id,
      amountFrom: wish.amountWhole,
      feeStrategy: wish.feeStrategy ?? 'medium',
      quote: this.chosen,
    };
  }

  get #swap(): Entered {
    if (!this.#entered) throw new Error('Nothing is entered: the steps call user.entersSwap() first.');
    return this.#entered;
  }
}
