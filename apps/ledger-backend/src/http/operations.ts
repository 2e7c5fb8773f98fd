import {
  backendAggregationApi,
  backendBuyApi,
  backendExchangeApi,
  backendStatusApi,
  backendSwapApi,
  calApi,
  type Endpoint,
} from '@exchange-sim/contract';
import { pathsOf } from './serves.js';

/** Every operation of the contract that this service serves. */
export const operations: readonly Endpoint[] = [
  backendAggregationApi,
  backendBuyApi,
  backendExchangeApi,
  backendStatusApi,
  backendSwapApi,
  calApi,
].flatMap((api) => Object.values<Endpoint>(api));

const patterns = operations.flatMap((operation) =>
  pathsOf(operation).map((path) => ({
    method: operation.method,
    pattern: new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`),
  })),
);

/** The methods a path is served under; none for an unknown path. */
export function methodsOf(path: string): string[] {
  return [...new Set(patterns.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))];
}
