import {
  encodeFunctionData,
  erc20Abi,
  type Hex,
  parseTransaction,
  recoverTransactionAddress,
  serializeTransaction,
  type TransactionSerializable,
  type TransactionSerializableEIP1559,
  type TransactionSerialized,
} from 'viem';
import { describedToken, ETHEREUM_PATH, USDC_CONTRACT } from './coins.js';
import { ethereumClient } from './ledger-packages.js';
import type { Wallet } from './wallet.js';

const GAS = 21_000n;
const PRICE = 1_000_000_000n;
export const FEES = GAS * PRICE;

export function etherTransfer(to: Hex, value: bigint): TransactionSerializableEIP1559 {
  return {
    type: 'eip1559',
    chainId: 1,
    nonce: 7,
    to,
    value,
    gas: GAS,
    maxFeePerGas: PRICE,
    maxPriorityFeePerGas: 1n,
  };
}

export function tokenTransfer(to: Hex, amount: bigint): TransactionSerializableEIP1559 {
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, amount] });
  return { ...etherTransfer(USDC_CONTRACT, 0n), data };
}

/** Signed by hw-app-eth: what viem reads from it, and whose signature viem says it is. */
export async function sign({ transport }: Wallet, transaction: TransactionSerializable, withToken = false) {
  const unsigned = serializeTransaction(transaction);
  const erc20Tokens = withToken ? [describedToken()] : [];
  const resolution = { erc20Tokens, nfts: [], externalPlugin: [], plugin: [], domains: [] };
  const { r, s, v } = await ethereumClient(transport).signTransaction(
    ETHEREUM_PATH,
    unsigned.slice(2),
    resolution,
  );
  const parts = { r: `0x${r}`, s: `0x${s}` } as const;
  const typed = transaction.type !== 'legacy';
  const signature = typed ? { ...parts, yParity: Number.parseInt(v, 16) } : { ...parts, v: BigInt(`0x${v}`) };
  const serialized = serializeTransaction(transaction, signature) as TransactionSerialized;
  const signer = await recoverTransactionAddress({ serializedTransaction: serialized });
  return { signer, transaction: parseTransaction(serialized) };
}
