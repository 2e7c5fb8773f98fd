import type { Clock } from '@exchange-sim/clock';
import { z } from 'zod';

const LIMIT_MS = 5_000;

const sums = z.object({ funded_txo_sum: z.number(), spent_txo_sum: z.number(), tx_count: z.number() });
const addressStats = z.object({ chain_stats: sums, mempool_stats: sums });
export type AddressStats = z.output<typeof addressStats>;
const unspent = z.array(z.object({ txid: z.string(), vout: z.number(), value: z.number() }));
/** A coin that can be spent; `value` in satoshi. */
export type Unspent = z.output<typeof unspent>[number];
const blockSummary = z.object({ tx_count: z.number() });
const output = z.object({ scriptpubkey_address: z.string().optional(), value: z.number() });
const blockTransactions = z.array(
  z.object({
    txid: z.string(),
    vin: z.array(z.object({ prevout: output.nullish() })),
    vout: z.array(output),
  }),
);
/** A transaction of a block; `value` in satoshi, an address where the script has one. */
export type BlockTransaction = z.output<typeof blockTransactions>[number];
/** Esplora gives so many at a time. */
const PAGE = 25;
const feeEstimates = z.record(z.string(), z.number());

/** A Bitcoin node behind an Esplora API: what the wallet asks, and where it broadcasts. */
export class BitcoinNode {
  readonly url: string;
  readonly #clock: Clock;

  constructor(url: string, clock: Clock) {
    this.url = url.replace(/\/$/, '');
    this.#clock = clock;
  }

  async height(): Promise<number> {
    return Number(await this.#text('/blocks/tip/height'));
  }

  async blockHash(height: number): Promise<string> {
    return (await this.#text(`/block-height/${height}`)).trim();
  }

  async transactionCount(blockHash: string): Promise<number> {
    return blockSummary.parse(JSON.parse(await this.#text(`/block/${blockHash}`))).tx_count;
  }

  async transactionsOf(blockHash: string): Promise<BlockTransaction[]> {
    const all: BlockTransaction[] = [];
    for (;;) {
      const path = `/block/${blockHash}/txs${all.length ? `/${all.length}` : ''}`;
      const page = blockTransactions.parse(JSON.parse(await this.#text(path)));
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  async stats(address: string): Promise<AddressStats> {
    return addressStats.parse(JSON.parse(await this.#text(`/address/${address}`)));
  }

  async unspent(address: string): Promise<Unspent[]> {
    return unspent.parse(JSON.parse(await this.#text(`/address/${address}/utxo`)));
  }

  /** The whole transaction, hex. */
  async transaction(txid: string): Promise<string> {
    return (await this.#text(`/tx/${txid}/hex`)).trim();
  }

  /** Satoshi for each virtual byte, by the number of blocks one is ready to wait. */
  async feeEstimates(): Promise<Record<string, number>> {
    return feeEstimates.parse(JSON.parse(await this.#text('/fee-estimates')));
  }

  /** Resolves to the transaction's id. Rejects with the node's own words when it does not take it. */
  async broadcast(hex: string): Promise<string> {
    return (await this.#text('/tx', hex)).trim();
  }

  async #text(path: string, body?: string): Promise<string> {
    const limit = this.#clock.timeout(LIMIT_MS);
    try {
      const response = await fetch(this.url + path, {
        signal: limit.signal,
        ...(body !== undefined && { method: 'POST', body, headers: { 'content-type': 'text/plain' } }),
      });
      const text = await response.text();
      if (response.ok) return text;
      throw new Error(text.slice(0, 500) || `HTTP ${response.status}`);
    } finally {
      limit.cancel();
    }
  }
}
