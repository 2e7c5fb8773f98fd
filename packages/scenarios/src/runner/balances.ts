import { type WalletAccount, type WalletConfig, walletApi } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Hop } from '@exchange-sim/trace';
import { createPublicClient, erc20Abi, getAddress, http, isHash, parseUnits } from 'viem';
import { z } from 'zod';
import { ExpectationError, expectThat } from '../expectation.js';
import type { BalanceChange } from '../scenario.js';
import { call } from '../wire.js';

const utxos = z.array(z.object({ value: z.number().int() }));
const bitcoinFee = z.object({ fee: z.number().int() });

/** What accounts hold on the chains themselves, atomic units, and how far that moved. */
export class Balances {
  readonly #urls: Stack['urls'];
  readonly #before = new Map<string, bigint>();

  constructor(urls: Stack['urls']) {
    this.#urls = urls;
  }

  async remember(changes: readonly BalanceChange[]): Promise<void> {
    for (const change of changes) this.#before.set(keyOf(change), await this.#of(change));
  }

  /** @throws ExpectationError when a balance is off by a single unit */
  async check(changes: readonly BalanceChange[], hops: readonly Hop[]): Promise<void> {
    for (const change of changes) {
      const { decimals, coin } = await this.#currency(change.currency);
      const fees = change.fees ? await this.#feesPaid(coin, hops) : 0n;
      const moved = parseUnits(change.whole, decimals) - fees * BigInt(change.fees ?? 0);
      const seen = (await this.#of(change)) - (this.#before.get(keyOf(change)) ?? 0n);
      expectThat(`change of ${change.account} in ${change.currency}, atomic units`, seen, moved);
    }
  }

  async #of({ account: name, currency }: BalanceChange): Promise<bigint> {
    const account = await this.#account(name);
    if (currency === 'bitcoin') return this.#unspent(account);
    const { contract } = await this.#currency(currency);
    const address = getAddress(account.address);
    if (!contract) return this.#ethereum.getBalance({ address });
    return this.#ethereum.readContract({
      address: getAddress(contract),
      abi: erc20Abi,
      functionName: 'balanceOf',
      args: [address],
    });
  }

  /** Network fees of what the user’s wallet broadcast, in the chain’s coin. */
  async #feesPaid(coin: string, hops: readonly Hop[]): Promise<bigint> {
    const hashes = hops
      .filter(({ from, to, status }) => from === 'wallet' && to === 'chain' && status === 'sent')
      .map(({ response }) => z.object({ transactionHash: z.string() }).parse(response).transactionHash);
    let fees = 0n;
    for (const hash of hashes) {
      if (coin === 'ethereum' && isHash(hash)) {
        const { gasUsed, effectiveGasPrice } = await this.#ethereum.getTransactionReceipt({ hash });
        fees += gasUsed * effectiveGasPrice;
      } else if (coin === 'bitcoin' && !isHash(hash)) {
        fees += BigInt((await this.#bitcoin(`/tx/${hash}`, bitcoinFee)).fee);
      }
    }
    return fees;
  }

  async #unspent({ address }: WalletAccount): Promise<bigint> {
    const list = await this.#bitcoin(`/address/${address}/utxo`, utxos);
    return list.reduce((sum, { value }) => sum + BigInt(value), 0n);
  }

  async #bitcoin<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    const { bitcoin } = this.#urls as Record<string, string | undefined>;
    const response = await fetch(`${bitcoin}${path}`);
    return schema.parse(await response.json());
  }

  async #account(name: string): Promise<WalletAccount> {
    const { accounts } = await call(this.#urls.wallet, walletApi.accounts);
    const account = accounts.find((known) => known.name === name);
    if (account) return account;
    throw new ExpectationError('accounts', name, accounts.map((known) => known.name).join(', '));
  }

  async #currency(id: string): Promise<{ decimals: number; coin: string; contract?: string }> {
    const { currencies }: WalletConfig = await call(this.#urls.wallet, walletApi.config);
    const currency = currencies.find((known) => known.id === id);
    if (!currency)
      throw new ExpectationError('currencies', id, currencies.map((known) => known.id).join(', '));
    if (currency.type === 'CryptoCurrency') return { decimals: currency.decimals, coin: id };
    return { decimals: currency.decimals, coin: currency.parent, contract: currency.contract };
  }

  get #ethereum() {
    return createPublicClient({ transport: http(this.#urls.chain) });
  }
}

const keyOf = ({ account, currency }: BalanceChange) => `${account}/${currency}`;
