import { type Behaviours, behaviours } from '@exchange-sim/contract';
import { boolean, jsonb, pgTable } from 'drizzle-orm/pg-core';
import type { Store } from '../store.js';

export const behaviourTable = pgTable('behaviour', {
  onlyRow: boolean('only_row').primaryKey().default(true),
  value: jsonb('value').$type<Behaviours>().notNull(),
});

/** Asked at every turn, so what stands in the table is read once: nobody else writes there. */
/** Asked at every turn, so what stands in the table is read once: nobody else writes there. */
export class BehavioursRepository {
  #known: Promise<Behaviours> | undefined;

  constructor(readonly store: Store) {}

  read(): Promise<Behaviours> {
    this.#known ??= this.#stored().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async write(value: Behaviours): Promise<void> {
    this.#known = undefined;
    await this.store.db
      .insert(behaviourTable)
      .values({ value })
      .onConflictDoUpdate({ target: behaviourTable.onlyRow, set: { value } });
    this.#known = Promise.resolve(value);
  }

  async #stored(): Promise<Behaviours> {
    const [row] = await this.store.db.select().from(behaviourTable);
    // A catalogue that has changed since leaves an unknown behaviour behind: then all is honest.
    return behaviours.safeParse(row?.value ?? {}).data ?? {};
  }
}
