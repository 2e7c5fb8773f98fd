import { createHash, timingSafeEqual } from 'node:crypto';
import { ContractError } from '@exchange-sim/contract';
import type { OfferedProduct, ProviderRow } from './provider-row.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The registered providers, by every key somebody may know them by. */
export class Registry {
  readonly rows: readonly ProviderRow[];
  readonly #byId: Map<string, ProviderRow>;
  readonly #keys: { digest: Buffer; row: ProviderRow }[];

  constructor(rows: readonly ProviderRow[]) {
    this.rows = rows;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
    this.#keys = rows.flatMap((row) =>
      row.webhookApiKey === undefined ? [] : [{ digest: digest(row.webhookApiKey), row }],
    );
  }

  find(id: string): ProviderRow | undefined {
    return this.#byId.get(id);
  }

  /** The providers of a product, in the order of the registry. */
  of(product: OfferedProduct): ProviderRow[] {
    return this.rows.filter((row) => row.products.includes(product));
  }

  /** @throws ContractError 404 `PROVIDER_NOT_FOUND_ERROR` for an unknown provider, or one not registered for the product. */
  offering(
    product: OfferedProduct | 'fund',
    id: string,
    where: { field: string; in: 'query' | 'path' | 'body' },
  ): ProviderRow {
    const row = this.get(id, where);
    if (row.products.some((own) => own === product)) return row;
    throw new ContractError(
      404,
      'PROVIDER_NOT_FOUND_ERROR',
      `${row.name} is not registered for ${product}, only for ${row.products.join(', ')}.`,
      {
        ...where,
        clause: 'Ledger registers a provider for each product',
        fix: `Use one of: ${row.products.map((own) => `exchangeSdk.${own}`).join(', ')}; or register ${row.name} for ${product}.`,
      },
    );
  }

  /** @throws ContractError 404 `PROVIDER_NOT_FOUND_ERROR` naming the registered ids. */
  get(id: string, where: { field: string; in: 'query' | 'path' | 'body' }): ProviderRow {
    const row = this.find(id);
    if (row) return row;
    throw new ContractError(
      404,
      'PROVIDER_NOT_FOUND_ERROR',
      `No provider "${id}" is registered with Ledger's backend.`,
      {
        ...where,
        clause: 'Ledger assigns the provider id at onboarding',
        fix: `Use one of: ${[...this.#byId.keys()].join(', ')}; or add a row to providers.json.`,
      },
    );
  }

  /** The provider that owns this webhook key; every key is compared, in constant time. */
  ofWebhookKey(key: string): ProviderRow | undefined {
    const given = digest(key);
    let owner: ProviderRow | undefined;
    for (const candidate of this.#keys) if (timingSafeEqual(candidate.digest, given)) owner = candidate.row;
    return owner;
  }
}
