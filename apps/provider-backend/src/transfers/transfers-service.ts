import type { Clock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import { type Chain, type ChainName, chainOf } from '../chains/chain.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import type { HotWallet, Payment } from './hot-wallet.js';
import type { LockedOwner, TransferOwner } from './transfer-owner.js';
import type { Transfer, TransferPurpose, TransfersRepository } from './transfers-repository.js';

export interface TransferParts {
  store: Store;
  transfers: TransfersRepository;
  /** Who the transfers of swaps and of purchases belong to. */
  owners: Readonly<Record<'swap' | 'buy', TransferOwner>>;
  chains: Readonly<Record<ChainName, Chain>>;
  /** Asked for when something is first paid. */
  wallets: Readonly<Record<ChainName, () => Promise<HotWallet>>>;
  recorder: Recorder;
  clock: Clock;
  log: Log;
}

const UNSENT: Transfer['state'][] = ['signed'];
const OPEN: Transfer['state'][] = ['signed', 'sent'];

/**
 * Pays from the hot wallet, each transfer exactly once: what is signed is kept before it is handed in, and after a crash the
 * same bytes are handed in again. An order ends when its transfer is in a block.
 */
export class TransfersService {
  constructor(readonly parts: TransferParts) {}

  /** Signs and keeps a payment; `tx` holds the order. @throws CannotPay */
  async sign(tx: Tx, purpose: TransferPurpose, payment: Payment): Promise<Transfer> {
    const { transfers, wallets, clock } = this.parts;
    const chain = chainOf(payment.currency);
    await transfers.lockWallet(tx, chain);
    const open = await transfers.open(tx, chain);
    // What is signed and not handed in would be missing where the chain counts nonces and coins.
    for (const earlier of open) if (earlier.state === 'signed') await this.#broadcast(earlier);
    const nextNonce = Math.max(0, ...open.map(({ nonce }) => (nonce ?? -1) + 1));
    const signed = await (await wallets[chain]()).sign(payment, nextNonce);
    const { to: toAddress, currency, amountAtomic } = payment;
    const createdAt = clock.now();
    return transfers.add(tx, purpose, { chain, currency, toAddress, amountAtomic, createdAt, ...signed });
  }

  /** Gives the chain the kept bytes; however often, it is one transaction. */
  async handIn(transfer: Transfer): Promise<void> {
    const start = realTime();
    await this.#broadcast(transfer);
    await this.parts.store.db.transaction(async (tx) => {
      const owner = await this.#ownerOf(transfer).lock(tx, transfer);
      if (!owner || !(await this.parts.transfers.advance(tx, transfer.id, UNSENT, 'sent'))) return;
      this.#tell(transfer, owner, start);
      await owner.sent();
    });
  }

  /** Ends orders whose transfers are in a block of `chain`, and hands in again what the chain has forgotten. */
  async settle(chain: ChainName): Promise<void> {
    const { store, transfers, chains } = this.parts;
    for (const transfer of await transfers.open(store.db, chain)) {
      const receipt = await chains[chain].receipt(transfer.txHash);
      if (receipt) await this.#end(transfer, receipt.succeeded);
      else await this.handIn(transfer).catch((error) => this.parts.log.error('a transfer waits', error));
    }
  }

  async #end(transfer: Transfer, succeeded: boolean): Promise<void> {
    const { store, transfers } = this.parts;
    await store.db.transaction(async (tx) => {
      const owner = await this.#ownerOf(transfer).lock(tx, transfer);
      if (!owner) return;
      if (await transfers.advance(tx, transfer.id, UNSENT, 'sent')) this.#tell(transfer, owner, realTime());
      if (await transfers.advance(tx, transfer.id, OPEN, succeeded ? 'mined' : 'failed'))
        await owner.ended(succeeded);
    });
  }

  async #broadcast(transfer: Transfer): Promise<void> {
    await this.parts.chains[transfer.chain].broadcast(transfer);
  }

  #ownerOf({ swapId }: Transfer): TransferOwner {
    return this.parts.owners[swapId === null ? 'buy' : 'swap'];
  }

  /** @param start when the chain was given it: others see what it does before it has answered us */
  #tell(
    { kind, txHash, toAddress: to, amountAtomic, currency, chain }: Transfer,
    { ids }: LockedOwner,
    start: number,
  ): void {
    this.parts.recorder.report({
      from: 'provider-backend',
      to: 'chain',
      kind: 'chain',
      name: kind,
      request: { ...ids, txHash, to, amountAtomic, currency, chain },
      start,
      end: realTime(),
      status: 'sent',
    });
  }
}

/** As hops count it, milliseconds. */
const realTime = () => performance.timeOrigin + performance.now();
