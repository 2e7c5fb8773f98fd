import { createPublicClient, http } from 'viem';

/** Balance in wei, asked from the chain itself. */
export function balanceAtomic(rpcUrl: string, address: string): Promise<bigint> {
  return createPublicClient({ transport: http(rpcUrl) }).getBalance({ address: address as `0x${string}` });
}
