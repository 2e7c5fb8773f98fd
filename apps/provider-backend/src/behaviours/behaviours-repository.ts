import { type Behaviours, behaviours } from '@exchange-sim/contract';
import { boolean, jsonb, pgTable } from 'drizzle-orm/pg-core';
import type { Store } from '../store.js';

export const behaviourTable = pgTable('behaviour', {
  onlyRow: boolean('only_row').primaryKey().default(true),
  value: jsonb('value').$type<Behaviours>().notNull(),
});

export class BehavioursRepository {
  constructor(readonly store: Store) {}

  async read(): Promise<Behaviours> {
    const [row] = await this.store.db.select().from(behaviourTable);
    // A catalogue that has changed since leaves an unknown behaviour behind: then all is honest.
    return behaviours.safeParse(row?.value ?? {}).data ?? {};
  }

  async write(value: Behaviours): Promise<void> {
    await this.store.db
      .insert(behaviourTable)
      .values({ value })
      .onConflictDoUpdate({ target: behaviourTable.onlyRow, set: { value } });
  }
}
