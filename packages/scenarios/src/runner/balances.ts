import { type WalletAccount, type WalletConfig, walletApi } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { Hop } from '@exchange-sim/trace';
import { createPublicClient, erc20Abi, getAddress, http, isHash, parseUnits } from 'viem';
import { z } from 'zod';
import { ExpectationError, expectThat } from '../expectation.js';
import type { Promised } from '../play.js';
import type { BalanceChange } from '../scenario.js';
import { call } from '../wire.js';

/** A wallet pays its own change to addresses it tells nobody: they are read off its transactions, and kept for the stack’s life. */
const changeAddresses = new WeakMap<object, Set<string>>();

const utxos = z.array(z.object({ value: z.number().int() }));
const bitcoinTransaction = z.object({
  fee: z.number().int(),
  vout: z.array(z.object({ scriptpubkey_address: z.string() })),
});

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
  async check(changes: readonly BalanceChange[], hops: readonly Hop[], promised?: Promised): Promise<void> {
    await this.#learnChange(hops);
    for (const change of changes) {
      const { decimals, coin } = await this.#currency(change.currency);
      const fees = change.fees ? await this.#feesPaid(coin, hops) : 0n;
      const moved = parseUnits(wholeOf(change, promised), decimals) - fees * BigInt(change.fees ?? 0);
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
    let fees = 0n;
    for (const { hash } of sentBy(hops)) {
      if (coin === 'ethereum' && isHash(hash)) {
        const { gasUsed, effectiveGasPrice } = await this.#ethereum.getTransactionReceipt({ hash });
        fees += gasUsed * effectiveGasPrice;
      } else if (coin === 'bitcoin' && !isHash(hash)) {
        fees += BigInt((await this.#bitcoin(`/tx/${hash}`, bitcoinTransaction)).fee);
      }
    }
    return fees;
  }

  async #unspent({ address }: WalletAccount): Promise<bigint> {
    let sum = 0n;
    for (const own of new Set([address, ...this.#change])) {
      const list = await this.#bitcoin(`/address/${own}/utxo`, utxos);
      for (const { value } of list) sum += BigInt(value);
    }
    return sum;
  }

  async #learnChange(hops: readonly Hop[]): Promise<void> {
    for (const { hash, to } of sentBy(hops).filter(({ hash }) => !isHash(hash))) {
      const { vout } = await this.#bitcoin(`/tx/${hash}`, bitcoinTransaction);
      for (const { scriptpubkey_address } of vout)
        if (scriptpubkey_address !== to) this.#change.add(scriptpubkey_address);
    }
  }

  get #change(): Set<string> {
    const known = changeAddresses.get(this.#urls) ?? new Set();
    changeAddresses.set(this.#urls, known);
    return known;
  }

  async #bitcoin<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
    const response = await fetch(`${this.#urls.bitcoin}${path}`);
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

const sent = z.object({
  request: z.object({ to: z.string() }),
  response: z.object({ transactionHash: z.string() }),
});

/** What the user’s wallet broadcast. */
function sentBy(hops: readonly Hop[]): Array<{ hash: string; to: string }> {
  return hops
    .filter(({ from, to, status }) => from === 'wallet' && to === 'chain' && status === 'sent')
    .map((hop) => sent.parse(hop))
    .map(({ request, response }) => ({ hash: response.transactionHash, to: request.to }));
}

function wholeOf({ whole, account }: BalanceChange, promised: Promised | undefined): string {
  if (typeof whole === 'string') return whole;
  if (promised) return whole(promised);
  throw new ExpectationError(`change of ${account}`, 'a quote or an order to take the amount from', 'none');
}

const keyOf = ({ account, currency }: BalanceChange) => `${account}/${currency}`;
