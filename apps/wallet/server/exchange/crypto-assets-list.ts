import type { Clock } from '@exchange-sim/clock';
import { type CalCurrency, type CalPartner, calCurrency, calPartner } from '@exchange-sim/contract';
import { z } from 'zod';
import type { BackendWatch } from '../events/backend-watch.js';
import { initFailure } from './exchange-failure.js';

const LIMIT_MS = 5_000;
const PARTNER_OUTPUT = 'name,public_key,public_key_curve,service_app_version,descriptor,partner_id,env';
const CURRENCY_OUTPUT = 'id,name,ticker,descriptor_exchange_app,descriptor_token';

/** What SET_PARTNER_KEY and CHECK_PARTNER send. */
export interface ProviderConfig {
  name: string;
  curve: 'secp256k1' | 'secp256r1';
  /** 65-byte uncompressed point. */
  publicKey: Buffer;
  /** 1 legacy, 2 NG. */
  version: 1 | 2;
  /** Ledger's signature over the descriptor, DER. */
  signature: Buffer;
}

/** What the CHECK commands send about a currency. */
export interface CoinConfig {
  config: Buffer;
  /** Ledger's signature over it, DER. */
  signature: Buffer;
}

/** The Crypto Assets List as the Ledger Backend serves it; asked anew for each exchange, so that a change shows at once. */
export class CryptoAssetsList {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #watch: BackendWatch;

  constructor(ledgerBackendUrl: string, clock: Clock, watch: BackendWatch) {
    this.#url = ledgerBackendUrl.replace(/\/$/, '');
    this.#clock = clock;
    this.#watch = watch;
  }

  /** Rejects with an `ExchangeFailure` when the list does not answer or does not know the provider. */
  async provider(providerId: string, service: 'sell' | 'swap'): Promise<ProviderConfig> {
    const query = new URLSearchParams({ output: PARTNER_OUTPUT, service_name: service, env: 'test' });
    const partners = await this.#get(`/v1/partners?${query}`, z.array(calPartner));
    const found = partners.find(({ partner_id }) => partner_id === providerId);
    if (!found) throw unknownProvider(providerId, service, partners);
    return {
      name: found.name,
      curve: found.public_key_curve,
      publicKey: Buffer.from(found.public_key, 'hex'),
      version: found.service_app_version,
      signature: signatureOf(found.descriptor),
    };
  }

  /** Rejects with an `ExchangeFailure` when the list does not answer or does not know the currency. */
  async coin(currencyId: string): Promise<CoinConfig> {
    const { descriptor_exchange_app: descriptor } = await this.#currency(currencyId);
    return { config: Buffer.from(descriptor.data, 'hex'), signature: signatureOf(descriptor) };
  }

  /** What PROVIDE_ERC20_TOKEN_INFO sends about a token, hex. Rejects with an `ExchangeFailure` when the list has none. */
  async tokenDescriptor(currencyId: string): Promise<string> {
    const { descriptor_token: descriptor } = await this.#currency(currencyId);
    if (!descriptor) throw notListed('token descriptor', currencyId);
    return descriptor.data + signatureOf(descriptor).toString('hex');
  }

  async #currency(currencyId: string): Promise<CalCurrency> {
    const query = new URLSearchParams({ output: CURRENCY_OUTPUT, id: currencyId });
    const rows = await this.#get(`/v1/currencies?${query}`, z.array(calCurrency));
    const row = rows.find(({ id }) => id === currencyId);
    if (!row) throw notListed('coin configuration', currencyId);
    return row;
  }

  async #get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>> {
    const limit = this.#clock.timeout(LIMIT_MS);
    const response = await fetch(`${this.#url}${path}`, { signal: limit.signal }).catch(() => undefined);
    const body: unknown = await response?.json().catch(() => undefined);
    limit.cancel();
    const parsed = answer.safeParse(body);
    if (response) this.#watch.answered();
    if (response?.ok && parsed.success) return parsed.data;
    const route = path.replace(/\?.*/, '');
    const problem = response
      ? `The Ledger Backend answered GET ${route} with HTTP ${response.status} and not with a list.`
      : `No answer from the Ledger Backend at ${this.#url}.`;
    if (!response) this.#watch.silent();
    throw initFailure(
      'ProviderConfigError',
      problem,
      'Ledger Backend',
      `See that ${this.#url}${route} answers, then start the exchange again.`,
      503,
    );
  }
}

function signatureOf({ signatures }: CalPartner['descriptor']): Buffer {
  // a signer built for tests trusts Ledger's test key
  return Buffer.from(signatures.test ?? signatures.prod ?? '', 'hex');
}

function notListed(what: string, currencyId: string) {
  return initFailure(
    'InvalidCurrencyType',
    `The Crypto Assets List has no ${what} for "${currencyId}".`,
    'Ledger Backend',
    `Add "${currencyId}" to the list (GET /v1/currencies?id=…).`,
  );
}

function unknownProvider(providerId: string, service: string, partners: CalPartner[]) {
  const known = partners.map(({ partner_id }) => `"${partner_id}"`).join(', ') || 'none';
  return initFailure(
    'ProviderConfigError',
    `The Crypto Assets List knows no provider "${providerId}" for ${service}.`,
    'Provider',
    `Give new ExchangeSDK(…) the id under which the provider is registered (${known}), or add the provider to the registry with its name, public key and curve.`,
  );
}
