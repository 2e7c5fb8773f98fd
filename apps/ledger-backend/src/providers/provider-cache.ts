import type { Clock } from '@exchange-sim/clock';
import type { ProviderRow } from '../registry/provider-row.js';

/** How long an answer is kept, and how soon a provider that failed is asked again; milliseconds on the clock. */
const KEPT_MS = 60_000;
const RETRY_MS = 5_000;

export interface Cached<T> {
  value: T;
  /** The instant from which it must be asked for again. */
  until: number;
}

/** What providers said about themselves: asked for when needed, once for all who wait, kept for a minute. */
export class ProviderCache<T extends { state: 'available' | 'unavailable' }> {
  readonly #cached = new Map<string, Cached<T>>();
  readonly #pending = new Map<string, Promise<Cached<T>>>();

  /** `ask` must not reject: a provider that fails comes out as `unavailable`. */
  constructor(
    readonly clock: Clock,
    readonly ask: (row: ProviderRow) => Promise<T>,
  ) {}

  async get(row: ProviderRow): Promise<Cached<T>> {
    const cached = this.#cached.get(row.id);
    if (cached && this.clock.now() < cached.until) return cached;
    const pending = this.#pending.get(row.id);
    if (pending) return pending;
    const asked = this.#ask(row).finally(() => this.#pending.delete(row.id));
    this.#pending.set(row.id, asked);
    return asked;
  }

  async #ask(row: ProviderRow): Promise<Cached<T>> {
    const value = await this.ask(row);
    const until = this.clock.now() + (value.state === 'available' ? KEPT_MS : RETRY_MS);
    const cached = { value, until };
    this.#cached.set(row.id, cached);
    return cached;
  }
}
