/**
 * Hosts of Ledger that a widget or a wallet of production calls, and their staging and pre-production twins: those that
 * every generation of the exchange SDK has built in, and those of Ledger Wallet's service catalogue.
 */
export const PRODUCTION_HOSTS: readonly string[] = [
  'swap.ledger.com',
  'swap-staging.ledger.com',
  'swap-preprod.ledger.com',
  'swap-stg.ledger-test.com',
  'exchange-tx-manager.ledger.com',
  'exchange-tx-manager.aws.prd.ldg-tech.com',
  'exchange-tx-manager.aws.stg.ldg-tech.com',
  'exchange-tx-manager.aws.ppr.ldg-tech.com',
  'exchange-tx-manager-ppr.ledger-test.com',
  'exchange-tx-manager-stg.ledger-test.com',
  'buy.api.live.ledger.com',
  'buy.api.live.ppr.ledger-test.com',
  'buy.api.aws.prd.ldg-tech.com',
  'buy.api.aws.stg.ldg-tech.com',
  'buy.api.aws.ppr.ldg-tech.com',
  'crypto-assets-service.api.ledger.com',
  'crypto-assets-service.api.ledger-test.com',
];

const hosts = new Set(PRODUCTION_HOSTS);

/** Whether a call would go to Ledger. */
export const isProductionCall = (url: URL): boolean => url.protocol === 'https:' && hosts.has(url.hostname);

/**
 * Where the Ledger Backend of the stack serves it: the same path. SDK 1.8 to 1.10 report below `/exchange/`, where no other
 * version looks for these paths.
 */
export function stackUrlOf(url: URL, ledgerBackendUrl: string): string {
  const path = url.pathname.replace(/^\/exchange\/+(webhook|history)\//, '/$1/').replace(/\/{2,}/g, '/');
  return new URL(`${path}${url.search}`, ledgerBackendUrl).href;
}
