/** Ledger's own device packages. Their ESM builds do not load in Node, so they are required, and only when first needed. @module */
import { createRequire } from 'node:module';
import type Btc from '@ledgerhq/hw-app-btc';
import type Eth from '@ledgerhq/hw-app-eth';
import type {
  createExchange,
  decodeSellPayload,
  decodeSwapPayload,
  getExchangeErrorMessage,
} from '@ledgerhq/hw-app-exchange';
import type SpeculosTransport from '@ledgerhq/hw-transport-node-speculos-http';

const require = createRequire(import.meta.url);

interface ExchangePackage {
  createExchange: typeof createExchange;
  decodeSellPayload: typeof decodeSellPayload;
  decodeSwapPayload: typeof decodeSwapPayload;
  getExchangeErrorMessage: typeof getExchangeErrorMessage;
}

export type SignerTransport = SpeculosTransport;
export type ExchangeClient = ReturnType<typeof createExchange>;

export const speculosPackage = (): { default: typeof SpeculosTransport } =>
  require('@ledgerhq/hw-transport-node-speculos-http');
export const exchangePackage = (): ExchangePackage => require('@ledgerhq/hw-app-exchange');
export const ethereumPackage = (): { default: typeof Eth } => require('@ledgerhq/hw-app-eth');
export const bitcoinPackage = (): { default: typeof Btc } => require('@ledgerhq/hw-app-btc');

/** `ExchangeTypes`; the package declares them as a const enum, which does not exist at run time. */
export const EXCHANGE_TYPES = { SWAP: 0, SELL: 1 } as const;
export type ExchangeKind = keyof typeof EXCHANGE_TYPES;

/**
 * The status word of an error the transport threw, or of what caused it: hw-app-btc wraps some. There are several
 * `TransportStatusError` classes, one per copy of hw-transport, so the shape decides and not the class.
 */
export function statusWordOf(error: unknown): number | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('statusCode' in cause && typeof cause.statusCode === 'number') return cause.statusCode;
  return undefined;
}
