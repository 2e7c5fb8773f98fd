import type { Clock } from '@exchange-sim/clock';
import type { Queues } from '@exchange-sim/storage';
import { type ChainName, chainOf } from '../chains/chain.js';
import type { Deposit, DepositDesk, Place, Unsettled } from '../deposits/deposit-desk.js';
import { convert, swapAsset } from '../market/swap-assets.js';
import type { Log } from '../settings.js';
import type { Tx } from '../store.js';
import type { SwapOrdersRepository } from '../swap-orders/swap-orders-repository.js';
import { SEND_BACK_JOB, TRANSFER_ATTEMPTS, TRANSFERS_QUEUE } from '../transfers/transfers-queue.js';
import type { FurtherDepositsRepository } from './further-deposits-repository.js';

export interface FurtherDepositsParts {
  swaps: SwapOrdersRepository;
  deposits: FurtherDepositsRepository;
  queues: Pick<Queues, 'enqueue'>;
  clock: Clock;
  log: Log;
  confirmationsRequired: Readonly<Record<ChainName, number>>;
}

/** Whatever arrives at a swap's address besides the deposit that counts: it goes back once it is confirmed. */
export class FurtherDeposits implements DepositDesk {
  readonly idName = 'swapId';
  readonly hopName = 'further deposit';
  readonly counts = 'all';

  constructor(readonly parts: FurtherDepositsParts) {}

  async awaiting(tx: Tx, addresses: string[]) {
    const swaps = await this.parts.swaps.at(tx, addresses);
    return swaps.map(({ id, address }) => ({ id, address, currency: undefined }));
  }

  async book(
    tx: Tx,
    swapId: string,
    { txHash, currency, amountAtomic, feeAtomic }: Deposit,
  ): Promise<boolean> {
    const { swaps, deposits, clock } = this.parts;
    const swap = await swaps.lock(tx, swapId);
    if (!swap || (swap.payinTx === txHash && swap.currencyFrom === currency)) return false;
    const asset = swapAsset(currency);
    return deposits.add(tx, {
      swapId,
      txHash,
      currency,
      amountAtomic,
      feeAtomic: convert(feeAtomic, swapAsset(asset.paysFeesIn), asset, true),
      createdAt: clock.now(),
    });
  }

  unsettled(tx: Tx, chain: ChainName): Promise<Unsettled[]> {
    return this.parts.deposits.confirming(tx, chain);
  }

  async settle(tx: Tx, id: string, place: Place): Promise<void> {
    const { deposits, queues, log, confirmationsRequired } = this.parts;
    const deposit = await deposits.lock(tx, id);
    if (deposit?.state !== 'confirming') return;
    if (!place) return deposits.forget(tx, id);
    const { swapId, currency, amountAtomic, feeAtomic } = deposit;
    if (place.confirmations < confirmationsRequired[chainOf(currency)]) return;
    if (amountAtomic <= feeAtomic) {
      log.error(
        `a further deposit for ${swapId}, ${amountAtomic} atomic ${currency}, does not pay its way back`,
      );
      return deposits.become(tx, id, 'held');
    }
    await deposits.become(tx, id, 'refund');
    const data = { swapId, furtherDepositId: id };
    await queues.enqueue(tx, {
      queue: TRANSFERS_QUEUE,
      name: SEND_BACK_JOB,
      data,
      attempts: TRANSFER_ATTEMPTS,
    });
  }
}
