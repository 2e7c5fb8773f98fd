import { eq } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import type { Tx } from '../store.js';

const positionTable = pgTable('chain_position', {
  chain: text('chain').primaryKey(),
  block: bigint('block', { mode: 'number' }).notNull(),
  hash: text('hash'),
});

export interface Position {
  block: number;
  hash: string | null;
}

/** How far a chain was read. */
export class PositionsRepository {
  /** Locked until the transaction ends, so that two replicas never book the same block. */
  async lock(tx: Tx, chain: string): Promise<Position | undefined> {
    const [position] = await tx
      .select()
      .from(positionTable)
      .where(eq(positionTable.chain, chain))
      .for('update');
    return position;
  }

  async put(tx: Tx, chain: string, position: Position): Promise<void> {
    await tx
      .insert(positionTable)
      .values({ chain, ...position })
      .onConflictDoUpdate({ target: positionTable.chain, set: position });
  }
}
