/** Ledger's own device packages. Their ESM builds do not load in Node, so they are required, and only when first needed. @module */
import { createRequire } from 'node:module';
import type Eth from '@ledgerhq/hw-app-eth';
import type { createExchange, decodeSellPayload, getExchangeErrorMessage } from '@ledgerhq/hw-app-exchange';
import type SpeculosTransport from '@ledgerhq/hw-transport-node-speculos-http';

const require = createRequire(import.meta.url);

interface ExchangePackage {
  createExchange: typeof createExchange;
  decodeSellPayload: typeof decodeSellPayload;
  getExchangeErrorMessage: typeof getExchangeErrorMessage;
}

export type SignerTransport = SpeculosTransport;

export const speculosPackage = (): { default: typeof SpeculosTransport } =>
  require('@ledgerhq/hw-transport-node-speculos-http');
export const exchangePackage = (): ExchangePackage => require('@ledgerhq/hw-app-exchange');
export const ethereumPackage = (): { default: typeof Eth } => require('@ledgerhq/hw-app-eth');

/** `ExchangeTypes.Sell`; the package declares it as a const enum, which does not exist at run time. */
export const SELL = 1;

/**
 * The status word of an error the transport threw. There are several `TransportStatusError` classes, one per copy of
 * hw-transport, so the shape decides and not the class.
 */
export function statusWordOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
