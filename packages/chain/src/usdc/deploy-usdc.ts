import {
  type Address,
  createTestClient,
  encodeAbiParameters,
  erc20Abi,
  getAddress,
  type Hex,
  http,
  keccak256,
  numberToHex,
  pad,
  publicActions,
} from 'viem';
import { usdcArtifact } from './artifact.js';

/** USDC as mainnet has it. */
export const USDC = {
  contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  decimals: 6,
  ledgerId: 'ethereum/erc20/usd__coin',
} as const;

const contract = { address: USDC.contract, abi: erc20Abi } as const;

function connect(rpcUrl: string) {
  return createTestClient({
    mode: 'anvil',
    transport: http(rpcUrl, { retryCount: 0, batch: { batchSize: 100 } }),
    cacheTime: 0,
  }).extend(publicActions);
}
type Node = ReturnType<typeof connect>;

/**
 * Places USDC at its mainnet address on an Anvil and gives the holders their balances. Holders that a kept chain knows already are
 * left alone. Rejects when the address of a holder is none, or nobody answers at `rpcUrl`.
 */
export async function deployUsdc(options: {
  rpcUrl: string;
  /** Balances in millionths of a dollar. */
  holders: { address: string; amountAtomic: bigint }[];
}): Promise<void> {
  const { code, slots } = await usdcArtifact();
  const holders = options.holders.map(({ address, amountAtomic }) => ({
    address: getAddress(address),
    slot: balanceSlot(getAddress(address), slots.balances),
    amountAtomic,
  }));
  const node = connect(options.rpcUrl);
  const isThere = (await node.getCode({ address: USDC.contract })) !== undefined;
  const known = await Promise.all(holders.map(({ address }) => isThere && knows(node, address)));
  const supplyAtomic = isThere ? await node.readContract({ ...contract, functionName: 'totalSupply' }) : 0n;
  const missing = holders.filter((_, i) => !known[i]);
  const total = missing.reduce((sum, { amountAtomic }) => sum + amountAtomic, supplyAtomic);
  await Promise.all([
    isThere || node.setCode({ address: USDC.contract, bytecode: code }),
    store(node, numberToHex(slots.totalSupply, { size: 32 }), total),
    ...missing.map(({ slot, amountAtomic }) => store(node, slot, amountAtomic)),
  ]);
}

/** Whether the account had USDC or sent anything before. */
async function knows(node: Node, address: Address): Promise<boolean> {
  const [balance, nonce] = await Promise.all([
    node.readContract({ ...contract, functionName: 'balanceOf', args: [address] }),
    node.getTransactionCount({ address }),
  ]);
  return balance > 0n || nonce > 0;
}

/** Where Solidity keeps the value of a mapping from addresses. */
function balanceSlot(holder: Address, slot: number): Hex {
  return keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [holder, BigInt(slot)]));
}

function store(node: Node, slot: Hex, value: bigint): Promise<void> {
  return node.setStorageAt({
    address: USDC.contract,
    index: slot,
    value: pad(numberToHex(value), { size: 32 }),
  });
}
