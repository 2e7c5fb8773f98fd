import type { Clock, Random } from '@exchange-sim/clock';
import type { CalCurrency, CalPartner } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import type { DynamicModule, Type } from '@nestjs/common';
import { CalController } from './cal/cal-controller.js';
import { CoinCatalogue } from './cal/coin-catalogue.js';
import { PartnersControlController } from './cal/partners-control-controller.js';
import { UnsignedPartnerIds } from './cal/unsigned-partners.js';
import { DeviceReportsService } from './exchange/device-reports-service.js';
import { ExchangeController } from './exchange/exchange-controller.js';
import { ForgeService } from './exchange/forge-service.js';
import { OtherProductsController } from './exchange/other-products-controller.js';
import { RemitService } from './exchange/remit-service.js';
import { HealthController } from './health/health-controller.js';
import { HistoryController } from './history/history-controller.js';
import { HistoryService } from './history/history-service.js';
import type { Log } from './http/log.js';
import { ProviderKeyGuard } from './http/provider-key.js';
import { ManifestsController } from './manifests/manifests-controller.js';
import { LiveAppService } from './off-ramp/live-app-service.js';
import { OffRampController } from './off-ramp/off-ramp-controller.js';
import { OffRampService } from './off-ramp/off-ramp-service.js';
import { OnRampController } from './on-ramp/on-ramp-controller.js';
import { OnRampService } from './on-ramp/on-ramp-service.js';
import { ProviderClient } from './provider-client/provider-client.js';
import { ProvidersController } from './providers/providers-controller.js';
import { ProvidersService } from './providers/providers-service.js';
import { BuyCapabilities, SellCapabilities } from './providers/ramp-capabilities.js';
import { ArrivalsService } from './purchases/arrivals-service.js';
import { PurchaseExpiry } from './purchases/purchase-expiry.js';
import { PurchasesController } from './purchases/purchases-controller.js';
import { PurchasesRepository } from './purchases/purchases-repository.js';
import { PurchasesService } from './purchases/purchases-service.js';
import { WidgetUrls } from './ramps/widget-urls.js';
import type { ProviderRow } from './registry/provider-row.js';
import { Registry } from './registry/registry.js';
import type { Schema } from './schema.js';
import { StatusController } from './status/status-controller.js';
import { StatusService } from './status/status-service.js';
import { SwapAssets } from './swap-currencies/swap-assets.js';
import { SwapCurrenciesController } from './swap-currencies/swap-currencies-controller.js';
import { SwapCurrenciesService } from './swap-currencies/swap-currencies-service.js';
import { GivenQuotesRepository } from './swap-quotes/given-quotes-repository.js';
import { ProviderRows } from './swap-quotes/provider-rows.js';
import { SwapQuotesController } from './swap-quotes/swap-quotes-controller.js';
import { SwapQuotesService } from './swap-quotes/swap-quotes-service.js';
import { SwapErrorFilter } from './swaps/swap-error-filter.js';
import { SwapPoller } from './swaps/swap-poller.js';
import { SwapReportsService } from './swaps/swap-reports-service.js';
import { SwapStatusService } from './swaps/swap-status-service.js';
import { SwapsController } from './swaps/swaps-controller.js';
import { SwapsService } from './swaps/swaps-service.js';
import { WebhookController } from './swaps/webhook-controller.js';
import { CAL_PARTNERS, CLOCK, DATABASE, LOG } from './tokens.js';
import { TransactionChanges } from './transactions/transaction-changes.js';
import { TransactionsRepository } from './transactions/transactions-repository.js';

/** What comes from outside the service. */
export interface Parts {
  clock: Clock;
  recorder: Recorder;
  random: Random;
  database: Database<Schema>;
  changes: TransactionChanges;
  providers: readonly ProviderRow[];
  partners: readonly CalPartner[];
  currencies: readonly CalCurrency[];
  logger: Log;
}

class LedgerBackendModule {}

/** Every room of the service, put together by hand: nothing depends on emitted type metadata. */
export function ledgerBackendModule(parts: Parts): DynamicModule {
  const { clock, random, changes, logger } = parts;
  const registry = new Registry(parts.providers);
  const client = new ProviderClient(clock, parts.recorder, random);
  const coins = new CoinCatalogue(parts.currencies);
  const transactions = new TransactionsRepository(parts.database);
  const sales = new SellCapabilities(client, clock);
  const purchases = new BuyCapabilities(client, clock);
  const widgets = new WidgetUrls(client);
  const assets = new SwapAssets(client, clock);
  const quotes = new GivenQuotesRepository(parts.database);
  const bought = new PurchasesRepository(parts.database);
  const expiry = new PurchaseExpiry(bought, changes, clock, logger);
  const statuses = new SwapStatusService(transactions, clock);
  const services = [
    registry,
    coins,
    new UnsignedPartnerIds(),
    new ProvidersService(registry, sales, purchases, assets),
    new OffRampService(registry, sales, client),
    new OnRampService(registry, purchases, client),
    new LiveAppService(registry, widgets),
    expiry,
    new PurchasesService(registry, widgets, transactions, expiry, clock),
    new ArrivalsService(bought, clock),
    new RemitService(registry, coins, client, transactions, clock),
    new ForgeService(registry, coins, transactions, clock, random),
    new DeviceReportsService(registry, transactions, clock),
    new StatusService(transactions, clock),
    new HistoryService(registry, transactions, changes),
    new SwapCurrenciesService(registry, assets),
    new SwapQuotesService(registry, new ProviderRows(assets, client, quotes, clock, random)),
    new SwapsService(registry, assets, client, quotes, transactions, clock),
    new SwapReportsService(registry, transactions, clock),
    statuses,
    new SwapPoller(registry, client, transactions, statuses, clock, logger),
  ];
  return {
    module: LedgerBackendModule,
    controllers: [
      ProvidersController,
      OnRampController,
      PurchasesController,
      OffRampController,
      ManifestsController,
      ExchangeController,
      OtherProductsController,
      SwapCurrenciesController,
      SwapQuotesController,
      SwapsController,
      StatusController,
      WebhookController,
      HistoryController,
      CalController,
      PartnersControlController,
      HealthController,
    ],
    providers: [
      ...services.map((service) => ({ provide: service.constructor as Type, useValue: service })),
      ProviderKeyGuard,
      SwapErrorFilter,
      { provide: LOG, useValue: logger },
      { provide: CLOCK, useValue: clock },
      { provide: DATABASE, useValue: parts.database },
      { provide: CAL_PARTNERS, useValue: parts.partners },
    ],
  };
}
