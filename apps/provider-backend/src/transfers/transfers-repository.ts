import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import { bigint, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import type { ChainName } from '../chains/chain.js';
import type { Tx } from '../store.js';

const transferTable = pgTable('transfer', {
  id: text('id').primaryKey(),
  seq: bigint('seq', { mode: 'number' }).generatedAlwaysAsIdentity(),
  /** Of a swap, or of a purchase. */
  swapId: text('swap_id'),
  buyOrderId: text('buy_order_id'),
  /** The refund of a further deposit, not of the swap's own. */
  furtherDepositId: text('further_deposit_id'),
  kind: text('kind').$type<'payout' | 'refund' | 'delivery'>().notNull(),
  chain: text('chain').$type<ChainName>().notNull(),
  /** LedgerId. */
  currency: text('currency').notNull(),
  toAddress: text('to_address').notNull(),
  amountAtomic: numeric('amount_atomic', { mode: 'bigint' }).notNull(),
  nonce: bigint('nonce', { mode: 'number' }),
  /** As the chain takes it: hex. */
  rawTx: text('raw_tx').notNull(),
  txHash: text('tx_hash').notNull(),
  /** `signed`: kept, perhaps not handed in; `sent`: the chain has it; `mined`: done; `failed`: moved nothing. */
  state: text('state').$type<'signed' | 'sent' | 'mined' | 'failed'>().notNull(),
  createdAt: bigint('created_at', { mode: 'number' }).notNull(),
});
export type Transfer = typeof transferTable.$inferSelect;

/** What a transfer is for. */
export type TransferPurpose =
  | { kind: 'payout' | 'refund'; swapId: string; furtherDepositId?: string }
  | { kind: 'delivery'; buyOrderId: string };

type NewTransfer = Omit<
  Transfer,
  'id' | 'seq' | 'state' | 'kind' | 'swapId' | 'buyOrderId' | 'furtherDepositId'
>;

/** What the hot wallet was told to pay. */
export class TransfersRepository {
  async add(tx: Tx, purpose: TransferPurpose, transfer: NewTransfer): Promise<Transfer> {
    const id = `${purpose.kind}/${subjectOf(purpose)}`;
    const [added] = await tx
      .insert(transferTable)
      .values({ ...purpose, ...transfer, id, state: 'signed' })
      .returning();
    if (!added) throw new Error(`the transfer ${id} was not kept`);
    return added;
  }

  /** The one transfer of a swap, or of a further deposit for it, that has not failed. */
  async ofSwap(
    tx: Tx,
    swapId: string,
    furtherDepositId: string | null = null,
  ): Promise<Transfer | undefined> {
    const further =
      furtherDepositId === null
        ? isNull(transferTable.furtherDepositId)
        : eq(transferTable.furtherDepositId, furtherDepositId);
    const [transfer] = await tx
      .select()
      .from(transferTable)
      .where(and(eq(transferTable.swapId, swapId), further, ne(transferTable.state, 'failed')));
    return transfer;
  }

  /** The one transfer of a purchase that has not failed. */
  async ofPurchase(tx: Tx, buyOrderId: string): Promise<Transfer | undefined> {
    const [transfer] = await tx
      .select()
      .from(transferTable)
      .where(and(eq(transferTable.buyOrderId, buyOrderId), ne(transferTable.state, 'failed')));
    return transfer;
  }

  /** Those of a chain that are not in a block yet, oldest first. */
  open(tx: Tx, chain: ChainName): Promise<Transfer[]> {
    return tx
      .select()
      .from(transferTable)
      .where(and(eq(transferTable.chain, chain), inArray(transferTable.state, ['signed', 'sent'])))
      .orderBy(asc(transferTable.seq));
  }

  /** Writes the new state; `false` when the transfer was in none of `from` any more. */
  async advance(
    tx: Tx,
    id: string,
    from: Array<Transfer['state']>,
    state: Transfer['state'],
  ): Promise<boolean> {
    const changed = await tx
      .update(transferTable)
      .set({ state })
      .where(and(eq(transferTable.id, id), inArray(transferTable.state, from)))
      .returning({ id: transferTable.id });
    return changed.length > 0;
  }

  /** Until the transaction ends only it signs for this chain: nonces and coins are used once. */
  async lockWallet(tx: Tx, chain: ChainName): Promise<void> {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`hot-wallet/${chain}`}))`);
  }
}

const subjectOf = (purpose: TransferPurpose) =>
  purpose.kind === 'delivery' ? purpose.buyOrderId : (purpose.furtherDepositId ?? purpose.swapId);
