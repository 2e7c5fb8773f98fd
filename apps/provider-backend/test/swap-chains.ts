import { deployUsdc, startBitcoin, USDC } from '@exchange-sim/chain';
import { ControlledClock } from '@exchange-sim/clock';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { encodeFunctionData, erc20Abi, type Hex } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { afterAll, expect } from 'vitest';
import { segwitAddress } from '../src/addresses/bitcoin-address.js';
import { BitcoinChain } from '../src/chains/bitcoin-chain.js';
import { BitcoinWallet } from '../src/transfers/bitcoin-wallet.js';
import { startAnvil } from './anvil.js';
import { listenAsLedger } from './ledger-ear.js';
import { openProvider } from './provider-under-test.js';
import { SWAPPING, type Ticker, withSwaps } from './swapping-provider.js';

const DECIMALS = { ETH: 18, USDC: 6, BTC: 8 };
const USER_BITCOIN_KEY = '44'.repeat(32);
const BLOCK_MS = 600_000;

const bitcoinAddress = (keyHex: string) =>
  segwitAddress(secp256k1.getPublicKey(Buffer.from(keyHex, 'hex'), true));

/** Both chains with a rich user and a rich hot wallet; each mines when told to. */
async function startChains() {
  const bitcoinClock = new ControlledClock();
  bitcoinClock.freeze();
  const hotEthereum = privateKeyToAddress(`0x${SWAPPING.hotWallet.ethereumPrivateKeyHex}`);
  const fund = [SWAPPING.hotWallet.bitcoinPrivateKeyHex, USER_BITCOIN_KEY].map((key) => ({
    address: bitcoinAddress(key),
    amountAtomic: 10n * 10n ** 8n,
  }));
  const [anvil, bitcoin] = await Promise.all([
    startAnvil(),
    startBitcoin({ port: 0, clock: bitcoinClock, blockSeconds: BLOCK_MS / 1000, fund }),
  ]);
  const close = () => Promise.all([anvil.close(), bitcoin.close()]);
  const [user = ''] = (await anvil.rpc('eth_accounts')) as string[];
  await anvil.rpc('anvil_setBalance', hotEthereum, `0x${(10n ** 21n).toString(16)}`);
  const holders = [user, hotEthereum].map((address) => ({ address, amountAtomic: 10n ** 12n }));
  await deployUsdc({ rpcUrl: anvil.url, holders });
  const chain = new BitcoinChain(bitcoin.url);
  const wallet = new BitcoinWallet(chain, USER_BITCOIN_KEY);

  const call = (data: Hex) => anvil.rpc('eth_call', { to: USDC.contract, data }, 'latest');
  const balance = async (currency: Ticker, address: string): Promise<bigint> => {
    if (currency === 'ETH') return BigInt(String(await anvil.rpc('eth_getBalance', address, 'latest')));
    if (currency === 'BTC') return (await chain.utxos(address)).reduce((sum, { value }) => sum + value, 0n);
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [address as Hex] });
    return BigInt(String(await call(data)));
  };
  /** The user’s deposit, waiting for the next block. Returns its hash. */
  const deposit = async (currency: Ticker, to: string, amountAtomic: bigint): Promise<string> => {
    if (currency === 'ETH') return anvil.send(to, amountAtomic);
    if (currency === 'BTC') {
      const signed = await wallet.sign({ currency: 'bitcoin', to, amountAtomic });
      await chain.broadcast(signed);
      return signed.txHash;
    }
    const args = [to as Hex, amountAtomic] as const;
    const data = encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args });
    return String(await anvil.rpc('eth_sendTransaction', { from: user, to: USDC.contract, data }));
  };
  const mineBitcoin = () => bitcoinClock.advance(BLOCK_MS);
  const mine = async () => {
    mineBitcoin();
    await anvil.mine();
  };
  return { anvil, bitcoin, chain, balance, deposit, mine, mineBitcoin, close };
}

/** A swapping provider on chains of its own, heard by a ledger; one for all tests of a file. */
export function swappingOnChains() {
  let shared: ReturnType<typeof open> | undefined;
  afterAll(async () => (await shared)?.closeAll());
  return async (behaviours: object = {}) => {
    shared ??= open();
    const all = await shared;
    await all.misbehave(behaviours);
    return all;
  };
}

async function open() {
  const [chains, ledger] = await Promise.all([startChains(), listenAsLedger()]);
  const urls = { ethRpcUrl: chains.anvil.url, bitcoinUrl: chains.bitcoin.url, ledgerBackendUrl: ledger.url };
  const provider = withSwaps(await openProvider({ ...SWAPPING, ...urls }));
  await expect.poll(async () => (await provider.call('GET', '/health')).status).toBe(200);
  const status = async (swapId: string) =>
    (await provider.call<Record<string, string>>('GET', `/status?swapId=${swapId}`)).body;
  const view = async (swapId: string) =>
    (await provider.call<Record<string, string>>('GET', `/api/swaps/${swapId}`)).body;
  /** Mines until the swap's status page says so. */
  const until = (swapId: string, wanted: string) =>
    expect
      .poll(
        async () => {
          await chains.mine();
          return (await view(swapId)).status;
        },
        { timeout: 20_000, interval: 50 },
      )
      .toBe(wanted);
  /** What Ledger was told about a swap, in order. */
  const told = (swapId: string) => ledger.heard.filter(({ path }) => path === `/webhook/${swapId}/status`);
  const words = (swapId: string) => told(swapId).map(({ body }) => body.providerStatus);
  const heard = (swapId: string, expected: string[]) =>
    expect.poll(() => words(swapId), { timeout: 15_000 }).toEqual(expected);
  /** Hops that moved money of a swap. */
  const moves = (swapId: string) =>
    provider.recorder
      .hops()
      .filter(({ kind, request }) => kind === 'chain' && Object(request).swapId === swapId);
  const closeAll = async () => {
    await provider.close();
    await Promise.all([chains.close(), ledger.close()]);
  };
  return { ...provider, ...chains, ledger, status, view, until, told, words, heard, moves, closeAll };
}

/** Whole units in a currency's smallest unit. */
export function atomic(whole: string, currency: Ticker): bigint {
  const [integer = '0', fraction = ''] = whole.split('.');
  return BigInt(integer + fraction.padEnd(DECIMALS[currency], '0'));
}
