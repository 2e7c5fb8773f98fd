import type { Store } from '../store.js';

/** Indexes of the deposit accounts, shared by sales and swaps. */
export class DepositIndexes {
  constructor(readonly store: Store) {}

  /** The next unused one; never given twice, also after a rollback. */
  async next(): Promise<number> {
    const { rows } = await this.store.pool.query<{ index: string }>(
      `select nextval('deposit_index') as index`,
    );
    return Number(rows[0]?.index);
  }
}
