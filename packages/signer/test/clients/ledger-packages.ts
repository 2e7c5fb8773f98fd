/** Ledger's own device packages. Their ESM builds do not load in Node, so they are required. @module */
import { createRequire } from 'node:module';
import type Btc from '@ledgerhq/hw-app-btc';
import type BtcNew from '@ledgerhq/hw-app-btc/lib/BtcNew';
import type { AppClient } from '@ledgerhq/hw-app-btc/lib/newops/appClient';
import type Eth from '@ledgerhq/hw-app-eth';
import type { createExchange } from '@ledgerhq/hw-app-exchange';
import type SpeculosTransport from '@ledgerhq/hw-transport-node-speculos-http';

const require = createRequire(import.meta.url);

export type Transport = SpeculosTransport;
export type ExchangeClient = ReturnType<typeof createExchange>;

const transports: {
  default: typeof SpeculosTransport;
} = require('@ledgerhq/hw-transport-node-speculos-http');
const exchange: { createExchange: typeof createExchange } = require('@ledgerhq/hw-app-exchange');
const ethereum: { default: typeof Eth } = require('@ledgerhq/hw-app-eth');
const bitcoin: { default: typeof Btc } = require('@ledgerhq/hw-app-btc');
const bitcoinImplementation: { default: typeof BtcNew } = require('@ledgerhq/hw-app-btc/lib/BtcNew');
const bitcoinClient: { AppClient: typeof AppClient } = require('@ledgerhq/hw-app-btc/lib/newops/appClient');

/** Types and rates of hw-app-exchange: const enums there, which do not exist at run time. */
const TYPES = { swap: 0, sell: 1, fund: 2 } as const;
const RATES = { fixed: 0, floating: 1 } as const;

export type Operation = keyof typeof TYPES;
export type RateName = keyof typeof RATES;

export function openTransport(port: number): Promise<Transport> {
  return transports.default.open({ baseURL: 'http://127.0.0.1', apiPort: String(port) });
}

/** @param version 2: the NG subcommands; 1: the legacy ones */
export function exchangeClient(
  transport: Transport,
  operation: Operation,
  rate: RateName,
  version: 1 | 2,
): ExchangeClient {
  return exchange.createExchange(transport, TYPES[operation], RATES[rate], version);
}

export function ethereumClient(transport: Transport): Eth {
  return new ethereum.default(transport);
}

export function bitcoinApp(transport: Transport): Btc {
  return new bitcoin.default({ transport, currency: 'bitcoin' });
}

/**
 * The half of hw-app-btc for present applications. `Btc.createPaymentTransaction` would choose the other one: it asks for the name of
 * the application in front, and takes "Exchange TEST" for an old Bitcoin application.
 */
export function bitcoinPayments(transport: Transport): BtcNew {
  return new bitcoinImplementation.default(new bitcoinClient.AppClient(transport));
}

/** Status word of an error a client threw; there are several error classes, one per copy of hw-transport, so the shape decides. */
export function statusWordOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  let cause: unknown = error;
  while (cause instanceof Error) {
    if ('statusCode' in cause && typeof cause.statusCode === 'number') return cause.statusCode.toString(16);
    cause = cause.cause;
  }
  throw error;
}
