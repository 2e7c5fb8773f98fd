import type { Clock } from '@exchange-sim/clock';
import type { JobRun } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { type Chain, type ChainName, chainOf } from '../chains/chain.js';
import type { FurtherDepositsRepository } from '../further-deposits/further-deposits-repository.js';
import type { Log } from '../settings.js';
import type { Store, Tx } from '../store.js';
import type { SwapLifecycle } from '../swap-orders/swap-lifecycle.js';
import type { SwapOrder, SwapOrdersRepository } from '../swap-orders/swap-orders-repository.js';
import { payoutOf, refundOf } from './decisions.js';
import { CannotPay, type HotWallet, type Payment } from './hot-wallet.js';
import type { Transfer, TransfersRepository } from './transfers-repository.js';

export interface TransferParts {
  store: Store;
  swaps: SwapOrdersRepository;
  furtherDeposits: FurtherDepositsRepository;
  transfers: TransfersRepository;
  lifecycle: SwapLifecycle;
  behaviours: BehavioursService;
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
 * Pays payouts and refunds from the hot wallet, each exactly once: what is signed is kept before it is handed in, and after a
 * crash the same bytes are handed in again. A swap ends when its transfer is in a block.
 */
export class TransfersService {
  constructor(readonly parts: TransferParts) {}

  /** Job: decides on and signs a swap's transfer, unless that is done, and hands it in. */
  async send({ data }: JobRun): Promise<void> {
    const { store, lifecycle } = this.parts;
    const transfer = await store.db.transaction(async (tx) => {
      const swap = await this.parts.swaps.lock(tx, String(data.swapId));
      if (swap?.stage !== 'payout' && swap?.stage !== 'refund') return undefined;
      const kept = await this.parts.transfers.ofSwap(tx, swap.id);
      if (kept) return kept;
      try {
        return await (swap.stage === 'payout'
          ? this.#decidePayout(tx, swap, data.released === true)
          : this.#signRefund(tx, swap));
      } catch (error) {
        if (!(error instanceof CannotPay)) throw error;
        this.parts.log.error(`the ${swap.stage} of ${swap.id} cannot be made: ${error.message}`);
        if (swap.stage === 'refund') await lifecycle.refundUnpayable(tx, swap);
        else await lifecycle.refund(tx, swap, 'The payment to you could not be made.');
        return undefined;
      }
    });
    if (transfer?.state === 'signed') await this.#handIn(transfer);
  }

  /** Job: signs the refund of a further deposit, unless that is done, and hands it in. What cannot be paid is tried again. */
  async sendBack({ data }: JobRun): Promise<void> {
    const id = String(data.furtherDepositId);
    const { store, swaps, transfers, furtherDeposits } = this.parts;
    const transfer = await store.db.transaction(async (tx) => {
      const swap = await swaps.lock(tx, String(data.swapId));
      const deposit = await furtherDeposits.lock(tx, id);
      if (!swap || deposit?.state !== 'refund') return undefined;
      const { currency, amountAtomic, feeAtomic } = deposit;
      const payment = { currency, to: swap.refundAddress, amountAtomic: amountAtomic - feeAtomic };
      return (
        (await transfers.ofSwap(tx, swap.id, id)) ?? (await this.#sign(tx, swap.id, 'refund', payment, id))
      );
    });
    if (transfer?.state === 'signed') await this.#handIn(transfer);
  }

  /** Ends swaps whose transfers are in a block of `chain`, and hands in again what the chain has forgotten. */
  async settle(chain: ChainName): Promise<void> {
    const { store, transfers, chains } = this.parts;
    for (const transfer of await transfers.open(store.db, chain)) {
      const receipt = await chains[chain].receipt(transfer.txHash);
      if (receipt) await this.#end(transfer, receipt.succeeded);
      else await this.#handIn(transfer).catch((error) => this.parts.log.error('a transfer waits', error));
    }
  }

  async #decidePayout(tx: Tx, swap: SwapOrder, released: boolean): Promise<Transfer | undefined> {
    const { lifecycle, behaviours } = this.parts;
    const decision = payoutOf(swap, await behaviours.all(), released);
    if (decision.do === 'hold') await lifecycle.hold(tx, swap, decision.reason);
    if (decision.do === 'refund') await lifecycle.refund(tx, swap, decision.reason);
    if (decision.do !== 'pay') return undefined;
    const { amountAtomic } = decision;
    const payment = { currency: swap.currencyTo, to: swap.payoutAddress, amountAtomic };
    const transfer = await this.#sign(tx, swap.id, 'payout', payment);
    await lifecycle.change(tx, swap, { executedToAtomic: amountAtomic });
    return transfer;
  }

  async #signRefund(tx: Tx, swap: SwapOrder): Promise<Transfer> {
    const amountAtomic = refundOf(swap, await this.parts.behaviours.all());
    const payment = { currency: swap.currencyFrom, to: swap.refundAddress, amountAtomic };
    return this.#sign(tx, swap.id, 'refund', payment);
  }

  async #sign(
    tx: Tx,
    swapId: string,
    kind: Transfer['kind'],
    payment: Payment,
    furtherDepositId: string | null = null,
  ): Promise<Transfer> {
    const { transfers, wallets, clock } = this.parts;
    const chain = chainOf(payment.currency);
    await transfers.lockWallet(tx, chain);
    const open = await transfers.open(tx, chain);
    // What is signed and not handed in would be missing where the chain counts nonces and coins.
    for (const earlier of open) if (earlier.state === 'signed') await this.#handIn(earlier, tx);
    const nextNonce = Math.max(0, ...open.map(({ nonce }) => (nonce ?? -1) + 1));
    const signed = await (await wallets[chain]()).sign(payment, nextNonce);
    const { to: toAddress, currency, amountAtomic } = payment;
    const createdAt = clock.now();
    return transfers.add(tx, {
      swapId,
      furtherDepositId,
      kind,
      chain,
      currency,
      toAddress,
      amountAtomic,
      createdAt,
      ...signed,
    });
  }

  /** Gives the chain the kept bytes; however often, it is one transaction. */
  async #handIn(transfer: Transfer, tx?: Tx): Promise<void> {
    const { store, chains, swaps, transfers, lifecycle } = this.parts;
    await chains[transfer.chain].broadcast(transfer);
    if (tx) return;
    await store.db.transaction(async (own) => {
      const swap = await swaps.lock(own, transfer.swapId);
      if (!swap || !(await transfers.advance(own, transfer.id, UNSENT, 'sent'))) return;
      this.#tell(transfer);
      const { kind, txHash } = transfer;
      if (transfer.furtherDepositId) return;
      await lifecycle.change(own, swap, kind === 'payout' ? { payoutTx: txHash } : { refundTx: txHash });
    });
  }

  async #end(transfer: Transfer, succeeded: boolean): Promise<void> {
    const { store, swaps, transfers, lifecycle } = this.parts;
    await store.db.transaction(async (tx) => {
      const swap = await swaps.lock(tx, transfer.swapId);
      if (!swap) return;
      if (await transfers.advance(tx, transfer.id, UNSENT, 'sent')) this.#tell(transfer);
      if (!(await transfers.advance(tx, transfer.id, OPEN, succeeded ? 'mined' : 'failed'))) return;
      const { kind, txHash, amountAtomic, furtherDepositId } = transfer;
      if (furtherDepositId) return this.#endFurther(tx, swap, furtherDepositId, transfer, succeeded);
      if (succeeded && kind === 'payout') return lifecycle.finish(tx, swap, txHash);
      if (succeeded) return lifecycle.finishRefund(tx, swap, txHash, amountAtomic);
      if (kind === 'payout') return lifecycle.refund(tx, swap, 'The payment to you did not go through.');
      return lifecycle.refundFailed(tx, swap);
    });
  }

  async #endFurther(
    tx: Tx,
    swap: SwapOrder,
    id: string,
    transfer: Transfer,
    succeeded: boolean,
  ): Promise<void> {
    const { furtherDeposits, lifecycle, log } = this.parts;
    await furtherDeposits.become(tx, id, succeeded ? 'refunded' : 'held');
    if (succeeded) return lifecycle.sentBack(tx, swap, transfer.currency, transfer.amountAtomic);
    log.error(`the further deposit ${id} could not be sent back to ${transfer.toAddress}`);
  }

  #tell({ kind, swapId, txHash, toAddress: to, amountAtomic, currency, chain }: Transfer): void {
    this.parts.recorder
      .begin({
        from: 'provider-backend',
        to: 'chain',
        kind: 'chain',
        name: kind,
        request: { swapId, txHash, to, amountAtomic, currency, chain },
      })
      .end({ status: 'sent' });
  }
}
