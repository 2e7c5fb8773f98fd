import { subscribe } from '@exchange-sim/chain';
import { BaseError, ContractFunctionZeroDataError, erc20Abi, type Hex } from 'viem';
import type { EthereumAccount } from './account.js';
import type { ChainReader } from './chain-reader.js';
import { ethereumArrivals } from './ethereum-arrivals.js';
import type { EthereumNode } from './ethereum-node.js';

/** Balances of ether and tokens, followed over WebSocket at the address of the node's JSON-RPC. */
export function ethereumReader(
  node: EthereumNode,
  url: string,
  accounts: readonly EthereumAccount[],
): ChainReader {
  return {
    family: 'ethereum',
    url,
    async read() {
      const blockHeight = Number(await node.getBlockNumber());
      const read = accounts.map(async (account) => [account.id, await balanceOf(node, account)] as const);
      return { blockHeight, balances: new Map(await Promise.all(read)) };
    },
    height: async () => Number(await node.getBlockNumber()),
    arrivalsIn: (block) => ethereumArrivals(node, accounts, block),
    follow: ({ clock, onChange, onDown }) =>
      subscribe({
        wsUrl: url.replace(/^http/, 'ws'),
        topic: 'newHeads',
        clock,
        onData: onChange,
        onUp: onChange,
        onDown,
      }),
  };
}

/** Atomic units of the account's own currency. */
export function balanceOf(
  node: EthereumNode,
  { address, contract }: Pick<EthereumAccount, 'address' | 'contract'>,
): Promise<bigint> {
  return contract ? tokenBalance(node, contract, address) : node.getBalance({ address });
}

async function tokenBalance(node: EthereumNode, contract: Hex, owner: Hex): Promise<bigint> {
  try {
    return await node.readContract({
      address: contract,
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [owner],
    });
  } catch (error) {
    // a chain without that contract: nobody holds any
    if (error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionZeroDataError))
      return 0n;
    throw error;
  }
}
