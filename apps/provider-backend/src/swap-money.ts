import type { SwapWebhook } from '@exchange-sim/contract';
import type { Queues } from '@exchange-sim/storage';
import type { BehavioursService } from './behaviours/behaviours-service.js';
import { BuyLifecycle } from './buy-orders/buy-lifecycle.js';
import { BuyOrdersRepository } from './buy-orders/buy-orders-repository.js';
import { BitcoinChain } from './chains/bitcoin-chain.js';
import type { ChainName } from './chains/chain.js';
import type { EthereumChain } from './chains/ethereum-chain.js';
import { FurtherDeposits } from './further-deposits/further-deposits.js';
import { FurtherDepositsRepository } from './further-deposits/further-deposits-repository.js';
import type { HotWalletKeys, ProviderBackendOptions } from './settings.js';
import type { Store } from './store.js';
import { SwapDeposits } from './swap-orders/swap-deposits.js';
import { SwapLifecycle } from './swap-orders/swap-lifecycle.js';
import { SwapOrdersRepository } from './swap-orders/swap-orders-repository.js';
import { EXPIRE_SWAP_JOB, SWAPS_QUEUE } from './swap-orders/swap-queue.js';
import { SwapStatusService } from './swap-orders/swap-status-service.js';
import { ANSWER_JOB, SwapSupport } from './swap-orders/swap-support.js';
import type { SwapSettings } from './swap-settings.js';
import { BuyTransferOwner } from './transfers/buy-transfer-owner.js';
import { BuyTransfers } from './transfers/buy-transfers.js';
import { SwapTransferOwner } from './transfers/swap-transfer-owner.js';
import { SwapTransfers } from './transfers/swap-transfers.js';
import { DELIVER_JOB, SEND_BACK_JOB, TRANSFERS_QUEUE } from './transfers/transfers-queue.js';
import { TransfersRepository } from './transfers/transfers-repository.js';
import { TransfersService } from './transfers/transfers-service.js';
import { SwapWebhooks } from './webhooks/swap-webhooks.js';
import { WebhookOutbox } from './webhooks/webhook-outbox.js';

interface Common {
  options: Omit<ProviderBackendOptions, 'port'>;
  store: Store;
  queues: Queues;
  behaviours: BehavioursService;
  ethereum: EthereumChain;
  confirmations: Readonly<Record<ChainName, number>>;
}

/** The rooms about money on the chains: deposits, payouts and refunds of swaps, deliveries of purchases, and what is said about them. */
export function buildSwapMoney({ profile, bitcoinUrl, hotWallet }: SwapSettings, common: Common) {
  const { options, store, queues, behaviours, ethereum, confirmations } = common;
  const { clock, recorder, logger: log = { error() {} } } = options;
  const bitcoin = new BitcoinChain(bitcoinUrl);
  const swaps = new SwapOrdersRepository(store);
  const outbox = new WebhookOutbox<SwapWebhook>(store, queues, clock, 'swapId');
  const swapWebhooks = new SwapWebhooks(outbox, swaps, profile);
  const lifecycle = new SwapLifecycle(store, swaps, swapWebhooks, queues, clock, confirmations);
  const furtherDeposits = new FurtherDepositsRepository();
  const purchases = new BuyOrdersRepository(store);
  const buyLifecycle = new BuyLifecycle(store, purchases, behaviours, queues, recorder, clock);
  const transfers = new TransfersService({
    store,
    transfers: new TransfersRepository(),
    owners: {
      swap: new SwapTransferOwner(swaps, furtherDeposits, lifecycle, log),
      buy: new BuyTransferOwner(purchases, buyLifecycle),
    },
    chains: { ethereum, bitcoin },
    wallets: walletsOf(hotWallet, ethereum, bitcoin),
    recorder,
    clock,
    log,
  });
  return {
    bitcoin,
    swapWebhooks,
    lifecycle,
    transfers,
    swapTransfers: new SwapTransfers({
      store,
      swaps,
      furtherDeposits,
      transfers,
      lifecycle,
      behaviours,
      log,
    }),
    buyLifecycle,
    buyTransfers: new BuyTransfers({
      store,
      orders: purchases,
      transfers,
      lifecycle: buyLifecycle,
      behaviours,
      log,
    }),
    deposits: new SwapDeposits(swaps, lifecycle, behaviours),
    furtherDeposits: new FurtherDeposits({
      swaps,
      deposits: furtherDeposits,
      queues,
      clock,
      log,
      confirmationsRequired: confirmations,
    }),
    support: new SwapSupport(store, swaps, lifecycle, behaviours, queues, clock, log),
    status: new SwapStatusService(swaps, swapWebhooks, behaviours),
  };
}

/** Has the jobs about swaps and about the hot wallet's payments done. */
export function startSwapWorkers(queues: Queues, rooms: ReturnType<typeof buildSwapMoney>): void {
  const { lifecycle, support, swapTransfers, buyTransfers } = rooms;
  queues.worker(SWAPS_QUEUE, async (job) => {
    if (job.name === EXPIRE_SWAP_JOB) await lifecycle.expire(job);
    if (job.name === ANSWER_JOB) await support.answer(job);
  });
  queues.worker(
    TRANSFERS_QUEUE,
    async (job) => {
      if (job.name === DELIVER_JOB) return buyTransfers.deliver(job);
      if (job.name === SEND_BACK_JOB) return swapTransfers.sendBack(job);
      return swapTransfers.send(job);
    },
    { concurrency: 2 },
  );
}

/** The signing code is loaded when something is first paid: a provider starts without it. */
function walletsOf(keys: HotWalletKeys, ethereum: EthereumChain, bitcoin: BitcoinChain) {
  return {
    ethereum: once(async () => {
      const { EthereumWallet } = await import('./transfers/ethereum-wallet.js');
      return new EthereumWallet(ethereum, keys.ethereumPrivateKeyHex);
    }),
    bitcoin: once(async () => {
      const { BitcoinWallet } = await import('./transfers/bitcoin-wallet.js');
      return new BitcoinWallet(bitcoin, keys.bitcoinPrivateKeyHex);
    }),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
