import type { Clock, Random } from '@exchange-sim/clock';
import type { CalCurrency, CalPartner } from '@exchange-sim/contract';
import type { Database } from '@exchange-sim/storage';
import type { Recorder } from '@exchange-sim/trace';
import type { DynamicModule, Type } from '@nestjs/common';
import { CalController } from './cal/cal-controller.js';
import { CoinCatalogue } from './cal/coin-catalogue.js';
import { DeviceReportsService } from './exchange/device-reports-service.js';
import { ExchangeController } from './exchange/exchange-controller.js';
import { ForgeService } from './exchange/forge-service.js';
import { OtherProductsController } from './exchange/other-products-controller.js';
import { RemitService } from './exchange/remit-service.js';
import { HealthController } from './health/health-controller.js';
import { HistoryController } from './history/history-controller.js';
import { HistoryService } from './history/history-service.js';
import { ProviderKeyGuard } from './http/provider-key.js';
import { ManifestsController } from './manifests/manifests-controller.js';
import { LiveAppService } from './off-ramp/live-app-service.js';
import { OffRampController } from './off-ramp/off-ramp-controller.js';
import { OffRampService } from './off-ramp/off-ramp-service.js';
import { ProviderClient } from './provider-client/provider-client.js';
import { CapabilitiesCache } from './providers/capabilities-cache.js';
import { ProvidersController } from './providers/providers-controller.js';
import { ProvidersService } from './providers/providers-service.js';
import type { ProviderRow } from './registry/provider-row.js';
import { Registry } from './registry/registry.js';
import { StatusController } from './status/status-controller.js';
import { StatusService } from './status/status-service.js';
import { CAL_PARTNERS, CLOCK, DATABASE } from './tokens.js';
import type { schema } from './transactions/sell-transaction.js';
import { TransactionChanges } from './transactions/transaction-changes.js';
import { TransactionsRepository } from './transactions/transactions-repository.js';

/** What comes from outside the service. */
export interface Parts {
  clock: Clock;
  recorder: Recorder;
  random: Random;
  database: Database<typeof schema>;
  changes: TransactionChanges;
  providers: readonly ProviderRow[];
  partners: readonly CalPartner[];
  currencies: readonly CalCurrency[];
}

class LedgerBackendModule {}

/** Every room of the service, put together by hand: nothing depends on emitted type metadata. */
export function ledgerBackendModule(parts: Parts): DynamicModule {
  const { clock, random, changes } = parts;
  const registry = new Registry(parts.providers);
  const client = new ProviderClient(clock, parts.recorder, random);
  const coins = new CoinCatalogue(parts.currencies);
  const transactions = new TransactionsRepository(parts.database);
  const providers = new ProvidersService(registry, new CapabilitiesCache(client, clock));
  const services = [
    registry,
    coins,
    providers,
    new OffRampService(providers, client),
    new LiveAppService(registry, client),
    new RemitService(registry, coins, client, transactions, clock),
    new ForgeService(registry, coins, transactions, clock, random),
    new DeviceReportsService(registry, transactions, clock),
    new StatusService(transactions, clock),
    new HistoryService(registry, transactions, changes),
  ];
  return {
    module: LedgerBackendModule,
    controllers: [
      ProvidersController,
      OffRampController,
      ManifestsController,
      ExchangeController,
      OtherProductsController,
      StatusController,
      HistoryController,
      CalController,
      HealthController,
    ],
    providers: [
      ...services.map((service) => ({ provide: service.constructor as Type, useValue: service })),
      ProviderKeyGuard,
      { provide: CLOCK, useValue: clock },
      { provide: DATABASE, useValue: parts.database },
      { provide: CAL_PARTNERS, useValue: parts.partners },
    ],
  };
}
