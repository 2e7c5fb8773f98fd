import { encodeFunctionData, erc20Abi, getAddress, type Hex, keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { z } from 'zod';
import type { EthereumChain } from '../chains/ethereum-chain.js';
import { USDC, USDC_CONTRACT } from '../chains/usdc.js';
import { CannotPay, type HotWallet, type Payment, type SignedTransaction } from './hot-wallet.js';

const quantity = z.string().regex(/^0x[0-9a-f]+$/i);
const amount = quantity.transform((hex) => BigInt(hex));
const head = z.object({ baseFeePerGas: amount });
const GWEI = 1_000_000_000n;
const CHAIN_ID = 1;

/** Pays ether and USDC from one account. */
export class EthereumWallet implements HotWallet {
  readonly #account: ReturnType<typeof privateKeyToAccount>;

  constructor(
    readonly chain: Pick<EthereumChain, 'request'>,
    privateKeyHex: string,
  ) {
    this.#account = privateKeyToAccount(`0x${privateKeyHex}`);
  }

  async sign(payment: Payment, nextNonce: number): Promise<SignedTransaction> {
    const call = callOf(payment);
    const [pending, { baseFeePerGas }] = await Promise.all([
      this.#ask('eth_getTransactionCount', amount, this.#account.address, 'pending'),
      this.#ask('eth_getBlockByNumber', head, 'latest', false),
    ]);
    const maxPriorityFeePerGas = GWEI;
    const maxFeePerGas = 2n * baseFeePerGas + maxPriorityFeePerGas;
    await this.#checkFunds(payment);
    const gas = await this.#gas(call);
    await this.#checkEther(call.value + gas * maxFeePerGas);
    const nonce = Math.max(Number(pending), nextNonce);
    const rawTx = await this.#account.signTransaction({
      ...call,
      type: 'eip1559',
      chainId: CHAIN_ID,
      nonce,
      gas,
      maxFeePerGas,
      maxPriorityFeePerGas,
    });
    return { rawTx, txHash: keccak256(rawTx), nonce };
  }

  async #checkFunds({ currency, amountAtomic }: Payment): Promise<void> {
    if (currency !== USDC) return;
    const data = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [this.#account.address],
    });
    const has = await this.#ask('eth_call', amount, { to: USDC_CONTRACT, data }, 'pending');
    if (has < amountAtomic) throw new CannotPay(`the hot wallet has ${has} of ${amountAtomic} atomic USDC`);
  }

  async #checkEther(needed: bigint): Promise<void> {
    const has = await this.#ask('eth_getBalance', amount, this.#account.address, 'pending');
    if (has < needed) throw new CannotPay(`the hot wallet has ${has} of ${needed} wei`);
  }

  /** A sixth more than it takes now: another's payment in between may make storage dearer. */
  async #gas({ to, value, data }: ReturnType<typeof callOf>): Promise<bigint> {
    const call = { from: this.#account.address, to, value: `0x${value.toString(16)}`, data };
    const estimate = await this.#ask('eth_estimateGas', amount, call).catch((error: Error) => {
      throw /revert|insufficient/i.test(error.message) ? new CannotPay(error.message) : error;
    });
    return data === '0x' ? estimate : (estimate * 7n) / 6n;
  }

  async #ask<T>(method: string, answer: z.ZodType<T>, ...params: unknown[]): Promise<T> {
    return answer.parse(await this.chain.request(method, params));
  }
}

function callOf({ currency, to, amountAtomic }: Payment): { to: Hex; value: bigint; data: Hex } {
  const address = getAddress(to);
  if (currency !== USDC) return { to: address, value: amountAtomic, data: '0x' };
  const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [address, amountAtomic] });
  return { to: getAddress(USDC_CONTRACT), value: 0n, data };
}
