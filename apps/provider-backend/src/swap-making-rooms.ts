import type { Queues } from '@exchange-sim/storage';
import { segwitAddress } from './addresses/bitcoin-address.js';
import type { BehavioursService } from './behaviours/behaviours-service.js';
import type { ChainName } from './chains/chain.js';
import { DepositAddresses } from './deposits/deposit-addresses.js';
import type { DepositIndexes } from './deposits/deposit-indexes.js';
import type { ProviderBackendOptions } from './settings.js';
import type { PayloadSigner } from './signing/payload-signer.js';
import type { Store } from './store.js';
import { SwapOrdersRepository } from './swap-orders/swap-orders-repository.js';
import { SwapOrdersService } from './swap-orders/swap-orders-service.js';
import { SwapService } from './swap-orders/swap-service.js';
import { SwapQuotesRepository } from './swap-quotes/swap-quotes-repository.js';
import { SwapQuotesService } from './swap-quotes/swap-quotes-service.js';
import type { SwapSettings } from './swap-settings.js';

interface Common {
  options: Omit<ProviderBackendOptions, 'port'>;
  store: Store;
  queues: Queues;
  behaviours: BehavioursService;
  signer: PayloadSigner;
  /** Ethereum's. */
  addresses: DepositAddresses;
  indexes: DepositIndexes;
  /** Blocks until a deposit counts. */
  confirmations: Readonly<Record<ChainName, number>>;
}

/** The rooms where swaps are quoted and made. */
export function buildSwapMakingRooms(settings: SwapSettings, common: Common) {
  const { options, store, queues, behaviours, signer, indexes, confirmations } = common;
  const { clock, random } = options;
  const { profile } = settings;
  const swaps = new SwapOrdersRepository(store);
  const quotes = new SwapQuotesService(new SwapQuotesRepository(store), behaviours, profile, clock, random);
  const bitcoin = new DepositAddresses(settings.bitcoinDepositXpub, segwitAddress, 'bitcoinDepositXpub');
  const addresses = { ethereum: common.addresses, bitcoin };
  const parts = { store, swaps, quotes, addresses, indexes, signer, behaviours, queues, clock };
  return {
    swapQuotes: quotes,
    swap: new SwapService(parts, random),
    swapOrders: new SwapOrdersService(store, swaps, quotes, clock, confirmations),
  };
}
