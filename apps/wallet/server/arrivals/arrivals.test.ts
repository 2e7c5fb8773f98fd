import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deployUsdc, startAnvil, startBitcoin, USDC } from '@exchange-sim/chain';
import { ControlledClock } from '@exchange-sim/clock';
import { receivedTransfer } from '@exchange-sim/contract';
import { MemoryRecorder } from '@exchange-sim/trace';
import { HDKey } from '@scure/bip32';
import { p2wpkh, Transaction } from '@scure/btc-signer';
import {
  createWalletClient,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  http,
  parseEther,
  publicActions,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { mainnet } from 'viem/chains';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startWallet } from '../index.js';

const USDC_ID = 'ethereum/erc20/usd__coin';
const own = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const stranger = privateKeyToAccount(`0x${'22'.repeat(32)}`);
const keys = HDKey.fromMasterSeed(Buffer.alloc(32, 3)).derive("m/84'/0'/0'");
const addressAt = (branch: number, index: number) => {
  const { publicKey } = keys.deriveChild(branch).deriveChild(index);
  if (!publicKey) throw new Error('no public key');
  return p2wpkh(publicKey);
};
const BITCOIN = addressAt(0, 0).address ?? '';

/** A Ledger Backend that hears of arrivals; how it answers is the test's to say. */
async function startLedgerBackend() {
  const heard: unknown[] = [];
  const backend = { url: '', heard, tries: 0, answer: 200 as number | 'nothing' };
  const server = createServer(async (request, response) => {
    if (request.url !== '/onRamp/received') return response.end('{}');
    backend.tries++;
    if (backend.answer === 'nothing') return request.destroy();
    let text = '';
    for await (const chunk of request) text += chunk;
    if (backend.answer === 200) heard.push(receivedTransfer.parse(JSON.parse(text)));
    response.writeHead(backend.answer, { 'content-type': 'application/json' }).end('{}');
  }).listen(0, '127.0.0.1');
  await vi.waitFor(() => expect(server.listening).toBe(true));
  backend.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return backend;
}

/** A wallet with an account on each chain, and a stranger who has coins too. */
async function setUp() {
  const clock = new ControlledClock();
  const recorder = new MemoryRecorder(clock);
  const ether = parseEther('5');
  const backend = await startLedgerBackend();
  const [chain, bitcoin] = await Promise.all([
    startAnvil({
      port: 0,
      clock,
      blockSeconds: 60,
      fund: [own, stranger].map(({ address }) => ({ address, amountAtomic: ether })),
    }),
    startBitcoin({
      port: 0,
      clock,
      blockSeconds: 60,
      fund: [{ address: BITCOIN, amountAtomic: 1_000_000n }],
    }),
  ]);
  onTestFinished(async () => {
    await Promise.all([chain.close(), bitcoin.close()]);
  });
  const holders = [own, stranger].map(({ address }) => ({ address, amountAtomic: 9_000_000n }));
  await deployUsdc({ rpcUrl: chain.url, holders });
  const start = async () => {
    const wallet = await startWallet({
      port: 0,
      clock,
      recorder,
      ledgerBackendUrl: backend.url,
      signerUrl: 'http://127.0.0.1:1',
      ethRpcUrl: chain.url,
      bitcoinUrl: bitcoin.url,
      accounts: [
        { name: 'Ethereum 1', currency: 'ethereum', path: "44'/60'/0'/0/0", address: own.address },
        {
          name: 'Bitcoin 1',
          currency: 'bitcoin',
          path: "84'/0'/0'",
          address: BITCOIN,
          xpub: keys.publicExtendedKey,
        },
      ],
    });
    onTestFinished(() => wallet.close());
    await vi.waitFor(async () => expect((await fetch(`${wallet.url}/api/accounts`)).status).toBe(200), 5_000);
    return wallet;
  };
  const of = (account: typeof own) =>
    createWalletClient({ account, chain: mainnet, transport: http(chain.url) }).extend(publicActions);
  const send = async (from: typeof own, to: Hex, value: bigint, data?: Hex) => {
    const hash = await of(from).sendTransaction({ to, value, ...(data && { data }) });
    await vi.waitFor(() => of(from).getTransactionReceipt({ hash }), 5_000);
    return hash;
  };
  const sendUsdc = (from: typeof own, to: Hex, amount: bigint) =>
    send(
      from,
      USDC.contract,
      0n,
      encodeFunctionData({ abi: erc20Abi, functionName: 'transfer', args: [to, amount] }),
    );
  const esplora = async (path: string, body?: string) => {
    const response = await fetch(bitcoin.url + path, body === undefined ? {} : { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };
  const mined = () => clock.advance(60_000);
  return { backend, recorder, wallet: await start(), start, send, sendUsdc, esplora, mined };
}

const settled = (wallet: { rest(): Promise<boolean> }) =>
  vi.waitFor(async () => expect(await wallet.rest()).toBe(true), 5_000);

test('ether and tokens from somebody else are told once each; what the wallet sends itself is not', async () => {
  const { backend, recorder, wallet, send, sendUsdc } = await setUp();
  await send(own, own.address, 1n);
  await sendUsdc(own, own.address, 1n);
  const ether = await send(stranger, own.address, parseEther('0.0250000000000001'));
  await send(own, stranger.address, parseEther('0.1'));
  const usdc = await sendUsdc(stranger, own.address, 1_500_000n);
  await sendUsdc(stranger, own.address, 0n);
  await sendUsdc(own, stranger.address, 1n);
  await settled(wallet);
  expect(backend.heard).toEqual([
    { address: own.address, currency: 'ethereum', amount: '0.0250000000000001', transactionHash: ether },
    { address: own.address, currency: USDC_ID, amount: '1.5', transactionHash: usdc },
  ]);
  const hops = recorder.hops().filter(({ name }) => name === 'coins received');
  expect(hops).toMatchObject([
    {
      from: 'chain',
      to: 'wallet',
      kind: 'chain',
      request: { transactionHash: ether, currency: 'ethereum', amount: '0.0250000000000001' },
    },
    { request: { transactionHash: usdc, currency: USDC_ID, amountAtomic: '1500000' } },
  ]);
});

test('Bitcoin from somebody else is told once it is in a block; its own change is not', async () => {
  const { backend, wallet, esplora, mined } = await setUp();
  const [coin] = JSON.parse(await esplora(`/address/${BITCOIN}/utxo`));
  const mine = addressAt(0, 0);
  const spend = new Transaction();
  spend.addInput({
    txid: coin.txid,
    index: coin.vout,
    witnessUtxo: { script: mine.script, amount: BigInt(coin.value) },
  });
  spend.addOutputAddress('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 100_000n);
  spend.addOutputAddress(addressAt(1, 0).address ?? '', 850_000n);
  spend.sign(keys.deriveChild(0).deriveChild(0).privateKey ?? new Uint8Array());
  spend.finalize();
  await esplora('/tx', spend.hex);
  const faucet = await esplora('/faucet', JSON.stringify({ address: BITCOIN, amountAtomic: '2500000' }));
  const { txid } = JSON.parse(faucet);
  await settled(wallet);
  expect(backend.heard).toEqual([]);
  mined();
  await vi.waitFor(() => expect(backend.heard).toHaveLength(1), 5_000);
  await settled(wallet);
  expect(backend.heard).toEqual([
    { address: BITCOIN, currency: 'bitcoin', amount: '0.025', transactionHash: txid },
  ]);
});

test('while the Ledger Backend is away arrivals wait; afterwards each is told once, in order', async () => {
  const { backend, wallet, send } = await setUp();
  backend.answer = 'nothing';
  const hashes = [await send(stranger, own.address, 1n)];
  await vi.waitFor(() => expect(backend.tries).toBeGreaterThan(1), 5_000);
  backend.answer = 503;
  hashes.push(await send(stranger, own.address, 2n));
  const tries = backend.tries;
  await vi.waitFor(() => expect(backend.tries).toBeGreaterThan(tries), 5_000);
  expect(backend.heard).toEqual([]);
  backend.answer = 200;
  await vi.waitFor(() => expect(backend.heard).toHaveLength(2), 10_000);
  hashes.push(await send(stranger, own.address, 3n));
  await settled(wallet);
  expect(backend.heard).toMatchObject(hashes.map((transactionHash) => ({ transactionHash })));
});

test('what the Ledger Backend refuses is not told again, and holds up nothing', async () => {
  const { backend, wallet, send } = await setUp();
  backend.answer = 400;
  await send(stranger, own.address, 1n);
  await settled(wallet);
  backend.answer = 200;
  const transactionHash = await send(stranger, own.address, 2n);
  await settled(wallet);
  expect([backend.tries, backend.heard]).toMatchObject([2, [{ transactionHash }]]);
});

test('what was there before the wallet was is no news', async () => {
  const { backend, wallet, start, send } = await setUp();
  await settled(wallet);
  await wallet.close();
  await send(stranger, own.address, 1n);
  await settled(await start());
  expect(backend.heard).toEqual([]);
});
