import { createPublicClient, http, type PublicClient } from 'viem';

/** Reads from, and broadcasts to, an Ethereum node over JSON-RPC. Nothing is kept between two questions. */
export type EthereumNode = PublicClient;

export function ethereumNode(rpcUrl: string): EthereumNode {
  return createPublicClient({
    transport: http(rpcUrl, { retryCount: 0, timeout: 5_000 }),
    cacheTime: 0,
  });
}
