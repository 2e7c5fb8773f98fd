import { deployUsdc, startAnvil, startBitcoin, USDC } from '@exchange-sim/chain';
import { ControlledClock } from '@exchange-sim/clock';
import { startSigner } from '@exchange-sim/signer';
import { MemoryRecorder } from '@exchange-sim/trace';
import { createPublicClient, erc20Abi, type Hex, http, parseEther } from 'viem';
import { mainnet } from 'viem/chains';
import { type AccountSeed, startWallet } from '../index.js';
import { eventStream } from './event-stream.js';
import { serveLedgerBackend } from './ledger-backend.js';
import { DEPOSITS, type NativeBody, quoteRow, SwapProvider } from './swap-provider.js';

export const ETHEREUM: AccountSeed = {
  name: 'Ethereum 1',
  currency: 'ethereum',
  path: "44'/60'/0'/0/0",
  address: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
};
export const BITCOIN: AccountSeed = {
  name: 'Bitcoin 1',
  currency: 'bitcoin',
  path: "84'/0'/0'",
  address: 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg',
  xpub: 'xpub6DUYn4moKgHkK2d7bXX3mHTPb6XQwRVFRMdZ6ZwLS5u3nonGVpJiFeZiQkHutwdFqxKP75jex8gvVm7ed4euYeDtMnoiF1Cz1z4CeBJYWin',
};
/** An account another signer holds. */
export const FOREIGN: AccountSeed = {
  ...ETHEREUM,
  name: 'Ethereum elsewhere',
  address: '0x463e4e114AA57F54f2Fd2C3ec03572C6f75d84C2',
};
/** Holds a token, but nothing to pay its fees with. */
const POOR: AccountSeed = {
  ...ETHEREUM,
  name: 'Ethereum poor',
  address: '0x000000000000000000000000000000000000dEaD',
};
export const FUNDS = { ether: parseEther('2'), usdc: 100_000_000n, bitcoin: 50_000_000n };

/** A wallet with a real signer, both chains, and a Ledger Backend with one provider. */
export async function startSwapHarness() {
  const clock = new ControlledClock();
  const recorder = new MemoryRecorder(clock);
  const provider = new SwapProvider();
  const fund = [ETHEREUM, FOREIGN].map(({ address }) => ({ address, amountAtomic: FUNDS.ether }));
  const [signer, chain, bitcoin, backend] = await Promise.all([
    startSigner({ port: 0, model: 'stax', tickMs: 2 }),
    startAnvil({ port: 0, clock, blockSeconds: 60, fund }),
    startBitcoin({
      port: 0,
      clock,
      blockSeconds: 60,
      fund: [{ address: BITCOIN.address, amountAtomic: FUNDS.bitcoin }],
    }),
    serveLedgerBackend([provider.partner], (order) => provider.answer(order)),
  ]);
  await deployUsdc({
    rpcUrl: chain.url,
    holders: [ETHEREUM, POOR].map(({ address }) => ({ address, amountAtomic: FUNDS.usdc })),
  });
  const wallet = await startWallet({
    port: 0,
    clock,
    recorder,
    ledgerBackendUrl: backend.url,
    signerUrl: signer.url,
    ethRpcUrl: chain.url,
    bitcoinUrl: bitcoin.url,
    accounts: [ETHEREUM, BITCOIN, FOREIGN, POOR],
  });
  const events = eventStream(wallet.url);
  const node = createPublicClient({ chain: mainnet, transport: http(chain.url), pollingInterval: 20 });
  const { accounts } = await events.first('accounts');
  const idOf = (name: string) => accounts.find((account) => account.name === name)?.id ?? '';

  const request = async (method: 'GET' | 'POST', path: string, body?: unknown) => {
    const response = await fetch(wallet.url + path, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    return { status: response.status, body: await response.json() };
  };
  const post = (path: string, body: unknown) => request('POST', path, body);

  return {
    clock,
    wallet,
    recorder,
    provider,
    backend,
    events,
    node,
    accounts,
    idOf,
    post,
    get: (path: string) => request('GET', path),
    hops: () => recorder.hops().map(({ from, to, name }) => `${from} → ${to}: ${name}`),
    esplora: async (path: string) => (await fetch(bitcoin.url + path)).json(),
    usdcOf: (address: string) =>
      node.readContract({
        address: USDC.contract,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [address as Hex],
      }),
    depositOf: (currency: string) => DEPOSITS[currency] as Hex,
    /** A swap between two accounts by name, at a quote the provider keeps unless told otherwise. */
    native(
      deal: { from: string; to: string; amountFrom: string; amountTo: string; amountToAtomic: bigint },
      more: { worst?: string; expiry?: string } = {},
    ) {
      const [from, to] = [deal.from, deal.to].map((name) => accounts.find((one) => one.name === name));
      provider.amountToWalletAtomic = deal.amountToAtomic;
      const body: NativeBody = {
        provider: 'acme',
        fromAccountId: from?.id ?? '',
        toAccountId: to?.id ?? '',
        amountFrom: deal.amountFrom,
        quote: quoteRow({ ...deal, from: from?.currency ?? '', to: to?.currency ?? '' }, more),
      };
      return { body, done: () => post('/api/swap/native', body) };
    },
    async close() {
      events.close();
      await wallet.close();
      await Promise.all([signer.close(), chain.close(), bitcoin.close(), backend.close()]);
    },
  };
}
