import type { Queues } from '@exchange-sim/storage';
import type { DynamicModule, Type } from '@nestjs/common';
import { BehavioursRepository } from './behaviours/behaviours-repository.js';
import { BehavioursService } from './behaviours/behaviours-service.js';
import { ControlController } from './behaviours/control-controller.js';
import { Misbehaviour } from './behaviours/misbehaviour.js';
import { BuyOrdersController } from './buy-orders/buy-orders-controller.js';
import { BuyPaymentsController } from './buy-payments/buy-payments-controller.js';
import { BuyQuotesController } from './buy-quotes/buy-quotes-controller.js';
import { buildBuyingRooms, startBuyWorkers } from './buying-rooms.js';
import { CapabilitiesController } from './capabilities/capabilities-controller.js';
import { EthereumChain } from './chains/ethereum-chain.js';
import { DepositAddresses } from './deposits/deposit-addresses.js';
import { DepositIndexes } from './deposits/deposit-indexes.js';
import { DepositWatcher } from './deposits/deposit-watcher.js';
import { PositionsRepository } from './deposits/positions-repository.js';
import { Watchers } from './deposits/watchers.js';
import { AccountChanges } from './events/account-changes.js';
import { EventsController } from './events/events-controller.js';
import { SwapEventsController } from './events/swap-events-controller.js';
import { HealthController } from './health/health-controller.js';
import { ApiKeyGuard } from './http/api-key-guard.js';
import { KycController } from './kyc/kyc-controller.js';
import { KycRepository } from './kyc/kyc-repository.js';
import { KYC_QUEUE, KycService } from './kyc/kyc-service.js';
import { ORDERS_QUEUE, OrderLifecycle } from './orders/order-lifecycle.js';
import { OrdersController } from './orders/orders-controller.js';
import { OrdersRepository } from './orders/orders-repository.js';
import { OrdersService } from './orders/orders-service.js';
import { SellController } from './orders/sell-controller.js';
import { SellDeposits } from './orders/sell-deposits.js';
import { SellService } from './orders/sell-service.js';
import { BankLedgerRepository } from './payouts/bank-ledger-repository.js';
import { PAYOUTS_QUEUE } from './payouts/payouts-queue.js';
import { PayoutsService } from './payouts/payouts-service.js';
import { profileOf } from './profile.js';
import { QuotesController } from './quotes/quotes-controller.js';
import { QuotesRepository } from './quotes/quotes-repository.js';
import { QuotesService } from './quotes/quotes-service.js';
import { WidgetQuotesController } from './quotes/widget-quotes-controller.js';
import { BuyRedirectController } from './redirect/buy-redirect-controller.js';
import { RedirectController } from './redirect/redirect-controller.js';
import type { ProviderBackendOptions } from './settings.js';
import { PayloadSigner } from './signing/payload-signer.js';
import type { Store } from './store.js';
import { SwapCatalogueController } from './swap-catalogue/swap-catalogue-controller.js';
import { buildSwapMakingRooms } from './swap-making-rooms.js';
import { buildSwapMoney, startSwapWorkers } from './swap-money.js';
import { ReleaseController } from './swap-orders/release-controller.js';
import { SwapController } from './swap-orders/swap-controller.js';
import { SwapOrdersController } from './swap-orders/swap-orders-controller.js';
import { SwapStatusController } from './swap-orders/swap-status-controller.js';
import { SwapSupportController } from './swap-orders/swap-support-controller.js';
import { SwapQuotesController } from './swap-quotes/swap-quotes-controller.js';
import { WidgetSwapQuotesController } from './swap-quotes/widget-swap-quotes-controller.js';
import { swapSettings } from './swap-settings.js';
import { CLOCK, DATABASE, OPTIONS, RECORDER } from './tokens.js';
import { HopsController } from './trace/hops-controller.js';
import { AccountsRepository } from './users/accounts-repository.js';
import { SessionGuard } from './users/session-guard.js';
import { SessionsRepository } from './users/sessions-repository.js';
import { UsersController } from './users/users-controller.js';
import { UsersService } from './users/users-service.js';
import { SellWebhooks } from './webhooks/sell-webhooks.js';
import { WEBHOOKS_QUEUE, WebhookOutbox } from './webhooks/webhook-outbox.js';
import { WebhooksService } from './webhooks/webhooks-service.js';

const CONFIRMATIONS = 2;
const SESSION_WINDOW_MS = 30 * 60_000;
const quiet = { error() {} };

/** The rooms of the service. */
export type Rooms = ReturnType<typeof buildRooms>;

/** Puts repositories and services together, by hand: nothing depends on emitted type metadata. */
export function buildRooms(options: Omit<ProviderBackendOptions, 'port'>, store: Store, queues: Queues) {
  const { clock, recorder, random, logger: log = quiet } = options;
  const behaviours = new BehavioursService(new BehavioursRepository(store), options.control);
  const accounts = new AccountsRepository(store);
  const orders = new OrdersRepository(store);
  const ledger = new BankLedgerRepository(store);
  const users = new UsersService(
    accounts,
    new SessionsRepository(store),
    behaviours,
    options.sessionWindowMs ?? SESSION_WINDOW_MS,
    clock,
    random,
  );
  const kyc = new KycService(store, accounts, new KycRepository(), behaviours, queues, clock);
  const quotes = new QuotesService(new QuotesRepository(store), behaviours, clock, random);
  const sellWebhooks = new SellWebhooks(new WebhookOutbox(store, queues, clock, 'sellId'), orders);
  const required = options.confirmations ?? CONFIRMATIONS;
  const lifecycle = new OrderLifecycle(store, orders, sellWebhooks, queues, clock, required);
  const signer = new PayloadSigner(options.signing.curve, options.signing.privateKeyHex, behaviours);
  const addresses = new DepositAddresses(options.depositXpub);
  const indexes = new DepositIndexes(store);
  const sell = new SellService(
    { store, orders, quotes, accounts, addresses, indexes, behaviours, signer, queues, clock },
    random,
  );
  const payouts = new PayoutsService({
    store,
    orders,
    accounts,
    ledger,
    lifecycle,
    behaviours,
    recorder,
    clock,
  });
  const ethereum = new EthereumChain(options.ethRpcUrl);
  const settings = swapSettings(options);
  const common = { options, store, queues, behaviours, signer, addresses, indexes };
  const confirmations = { ethereum: required, bitcoin: options.bitcoinConfirmations ?? 1 };
  const swapMoney = settings && buildSwapMoney(settings, { ...common, ethereum, confirmations });
  const buying =
    settings?.profile.buy && swapMoney
      ? buildBuyingRooms(settings.profile, swapMoney.buyLifecycle, common)
      : undefined;
  const lines = [sellWebhooks, ...(swapMoney ? [swapMoney.swapWebhooks] : [])];
  const webhooks = new WebhooksService(store, lines, behaviours, options, clock, log);
  const desks = [
    new SellDeposits(orders, lifecycle),
    ...(swapMoney ? [swapMoney.deposits, swapMoney.furtherDeposits] : []),
  ];
  const positions = new PositionsRepository();
  const watchers = new Watchers(
    [ethereum, ...(swapMoney ? [swapMoney.bitcoin] : [])].map((chain) => {
      const onBlock = async () => swapMoney?.transfers.settle(chain.name);
      return new DepositWatcher({ store, chain, desks, positions, behaviours, recorder, log, onBlock });
    }),
  );
  const changes = new AccountChanges();
  const ordersService = new OrdersService(store, orders, lifecycle);
  const misbehaviour = new Misbehaviour(behaviours, clock);
  const swapMaking = settings && buildSwapMakingRooms(settings, { ...common, confirmations });
  return {
    behaviours,
    misbehaviour,
    accounts,
    ledger,
    users,
    kyc,
    quotes,
    lifecycle,
    sell,
    payouts,
    webhooks,
    watchers,
    changes,
    ordersService,
    swapMaking,
    swapMoney,
    buying,
  };
}

/** Has the jobs of every queue done. */
export function startWorkers(queues: Queues, rooms: Rooms): void {
  const { kyc, lifecycle, payouts, webhooks, swapMoney, buying } = rooms;
  if (swapMoney) startSwapWorkers(queues, swapMoney);
  if (swapMoney && buying) startBuyWorkers(queues, swapMoney.buyLifecycle, buying);
  queues.worker(KYC_QUEUE, (job) => kyc.decide(job));
  queues.worker(ORDERS_QUEUE, (job) => lifecycle.expire(job));
  queues.worker(PAYOUTS_QUEUE, (job) => payouts.payOut(job), { concurrency: 2 });
  // Each delivery holds a database connection for as long as Ledger takes to answer.
  queues.worker(WEBHOOKS_QUEUE, (job) => webhooks.deliver(job), { concurrency: 3 });
}

class ProviderBackendModule {}

const SELL = [
  CapabilitiesController,
  QuotesController,
  RedirectController,
  SellController,
  WidgetQuotesController,
  OrdersController,
];
const BUY = [BuyRedirectController, BuyQuotesController, BuyOrdersController, BuyPaymentsController];
const SWAP = [
  SwapCatalogueController,
  SwapQuotesController,
  SwapController,
  WidgetSwapQuotesController,
  SwapOrdersController,
  SwapEventsController,
  SwapStatusController,
  SwapSupportController,
];

export function providerBackendModule(
  options: Omit<ProviderBackendOptions, 'port'>,
  store: Store,
  { swapMaking, swapMoney, buying, ...rooms }: Rooms,
): DynamicModule {
  const profile = profileOf(options);
  return {
    module: ProviderBackendModule,
    controllers: [
      ...(profile.sell ? SELL : []),
      ...(buying ? BUY : []),
      ...(profile.swap ? SWAP : []),
      UsersController,
      KycController,
      EventsController,
      HopsController,
      HealthController,
      ...(options.control ? [ControlController] : []),
      ...(swapMoney && options.control ? [ReleaseController] : []),
    ],
    providers: [
      ...[rooms, swapMaking ?? {}, swapMoney ?? {}, buying ?? {}]
        .flatMap((some) => Object.values<object>(some))
        .map((room) => ({
          provide: room.constructor as Type,
          useValue: room,
        })),
      ApiKeyGuard,
      SessionGuard,
      { provide: CLOCK, useValue: options.clock },
      { provide: RECORDER, useValue: options.recorder },
      { provide: OPTIONS, useValue: options },
      { provide: DATABASE, useValue: store },
    ],
  };
}
