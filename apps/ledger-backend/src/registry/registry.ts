import { createHash, timingSafeEqual } from 'node:crypto';
import { ContractError } from '@exchange-sim/contract';
import type { ProviderRow } from './provider-row.js';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The registered providers, by every key somebody may know them by. */
export class Registry {
  readonly rows: readonly ProviderRow[];
  readonly #byId: Map<string, ProviderRow>;
  readonly #keys: { digest: Buffer; row: ProviderRow }[];

  constructor(rows: readonly ProviderRow[]) {
    this.rows = rows;
    this.#byId = new Map(rows.map((row) => [row.id, row]));
    this.#keys = rows.map((row) => ({ digest: digest(row.webhookApiKey), row }));
  }

  find(id: string): ProviderRow | undefined {
    return this.#byId.get(id);
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
