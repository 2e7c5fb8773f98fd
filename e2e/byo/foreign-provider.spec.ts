import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routeProductionHosts } from '@exchange-sim/stack/production-hosts';
import type { Hop } from '@exchange-sim/trace';
import { test as base, expect } from '@playwright/test';
import { balanceAtomic } from '../support/chain.ts';
import { type OwnStack, withOwnStack } from '../support/own-stack.ts';
import { SellFlow } from '../support/sell-flow.ts';
import { WalletBuy } from '../support/wallet-buy.ts';
import type { WalletPage } from '../support/wallet-page.ts';
import { WalletSell } from '../support/wallet-sell.ts';
import { WalletSwap } from '../support/wallet-swap.ts';
import { buildPage } from './foreign/build-page.ts';
import { ForeignProvider, SWAPPED_TO } from './foreign/provider.ts';

const HALF_ETH_ATOMIC = 5n * 10n ** 17n;
/** 100 EUR at 2000 EUR. */
const BOUGHT_ATOMIC = 5n * 10n ** 16n;
const USER = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
const LEDGERS_KEY = 'key-of-ledger-at-foreign';
const WEBHOOK_KEY = 'key-of-foreign-at-ledger';
const START_MS = 60_000;
const FLOW_MS = 60_000;
/** A deposit and a payout are in the next block each, 2 s at most; the rest is for programs that share a busy machine. */
const SOON = { timeout: 30_000 };

interface Worlds {
  /** A stack that was started by flags alone, and the wallet in a browser whose calls to Ledger it answers. */
  world: OwnStack;
}

const test = base.extend<object, Worlds>({
  world: [
    async ({ browser }, use, { workerIndex }) => {
      const provider = new ForeignProvider({
        curve: workerIndex % 2 ? 'secp256k1' : 'prime256v1',
        page: await buildPage(),
        auth: { name: 'x-foreign-key', value: LEDGERS_KEY },
        webhookKey: WEBHOOK_KEY,
      });
      await provider.start();
      const folder = await mkdtemp(join(tmpdir(), 'foreign-'));
      const keyFile = join(folder, 'public.pem');
      await writeFile(keyFile, provider.publicKeyPem);
      const flags = [
        ...[
          '--provider',
          provider.url,
          '--provider',
          `buy=${provider.url}/buy`,
          '--provider-id',
          'foreign',
          '--provider-name',
          'Foreign',
        ],
        ...['--provider-products', 'buy,sell,swap', '--widget', `${provider.url}/widget`],
        ...['--provider-key', LEDGERS_KEY, '--provider-header', 'x-foreign-key'],
        ...['--provider-webhook-key', WEBHOOK_KEY, '--provider-public-key', keyFile],
      ];
      try {
        await withOwnStack(browser, flags, async (stack) => {
          const { ledgerBackend = '', chain = '' } = stack.urls;
          provider.meet({ ledgerBackend, chain });
          await routeProductionHosts(stack.wallet.page.context(), ledgerBackend);
          await use(stack);
        });
      } finally {
        await provider.close();
        await rm(folder, { recursive: true });
      }
    },
    { scope: 'worker', timeout: START_MS },
  ],
});

async function hopsOf(urls: Record<string, string>): Promise<Hop[]> {
  const { hops } = (await (await fetch(`${urls.control}/trace`)).json()) as { hops: Hop[] };
  return hops;
}

/** Presses the only button of the foreign page and approves on the signer. */
async function goOn(flow: SellFlow) {
  await flow.provider.frame.getByRole('button', { name: 'Go on' }).click();
  await flow.approve();
  await flow.provider.frame
    .getByRole('status')
    .filter({ hasText: /^(Sent|Stopped): / })
    .waitFor();
  expect(await flow.provider.frame.getByRole('status').textContent()).toMatch(/^Sent: 0x/);
}

test('buys at a provider registered by flags, and the coins arrive on the chain', async ({ world }) => {
  test.setTimeout(FLOW_MS);
  const { urls, wallet } = world;
  const buy = new WalletBuy(wallet);
  await buy.open();
  await buy.enter({
    account: 'Ethereum 2',
    fiatCurrency: 'EUR',
    amount: { fiat: '100' },
    country: 'FR',
    paymentMethod: 'Card',
  });
  const { offers } = await buy.askOffers();
  expect(offers.find(({ provider }) => provider === 'foreign')?.amountTo).toBe('0.05');
  await buy.choose('foreign');
  const receiver = await receiverOf(wallet, 'Ethereum 2');
  const before = await balanceAtomic(urls.chain ?? '', receiver);
  const { frame } = new SellFlow(wallet.page).provider;
  await frame.getByRole('button', { name: 'Go on' }).click();
  await frame
    .getByRole('status')
    .filter({ hasText: /^Sent: 0x/ })
    .waitFor();
  await expect.poll(() => balanceAtomic(urls.chain ?? '', receiver), SOON).toBe(before + BOUGHT_ATOMIC);
  await wallet.page
    .getByRole('link', { name: /^History/ })
    .first()
    .click();
  const row = wallet.page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first();
  await expect(row).toContainText('0.05 ETH');
  await expect(row).toContainText('Finished');
});

test('sells at a provider registered by flags, in a page built with the defaults of the SDK', async ({
  world,
}) => {
  test.setTimeout(FLOW_MS);
  const { urls, wallet } = world;
  const sell = new WalletSell(wallet);
  await sell.open();
  await sell.enter({
    account: 'Ethereum 1',
    amountWhole: '0.5',
    fiatCurrency: 'EUR',
    country: 'FR',
    paymentMethod: 'sepa',
  });
  const { offers } = await sell.askOffers();
  expect(offers.map(({ provider }) => provider).toSorted()).toEqual(['foreign', 'northgate']);
  expect(offers.find(({ provider }) => provider === 'foreign')?.amountTo).toBe('1000');
  await sell.choose('foreign');
  await goOn(new SellFlow(wallet.page));

  const hops = await hopsOf(urls);
  const answers = hops.filter(({ name }) => name === 'POST /sell').map(({ response }) => response);
  const { payinAddress = '' } = answers[0] as { payinAddress?: string };
  await expect.poll(() => balanceAtomic(urls.chain ?? '', payinAddress), SOON).toBe(HALF_ETH_ATOMIC);
  await wallet.page
    .getByRole('link', { name: /^History/ })
    .first()
    .click();
  const row = wallet.page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first();
  await expect(row).toContainText('Sell 0.5 ETH');
  await expect(row).toContainText('Finished');

  // the page called Ledger's own hosts, and the trace says so
  const routed = hops.map(({ request }) => (request as { routedFrom?: string } | undefined)?.routedFrom);
  expect(routed).toContain('https://buy.api.aws.prd.ldg-tech.com/sell/v1/remit');
});

test('swaps at it, and the coins arrive on the chain', async ({ world }) => {
  test.setTimeout(FLOW_MS);
  const { urls, wallet } = world;
  const swap = new WalletSwap(wallet);
  await swap.open();
  await swap.enter({ fromAccount: 'Ethereum 1 (USDC)', toAccount: 'Ethereum 2', amountWhole: '100' });
  await swap.askQuotes();
  await swap.choose('foreign', 'fixed');
  const receiver = await receiverOf(wallet, 'Ethereum 2');
  const before = await balanceAtomic(urls.chain ?? '', receiver);
  await goOn(new SellFlow(wallet.page));
  await expect.poll(() => balanceAtomic(urls.chain ?? '', receiver), SOON).toBe(before + SWAPPED_TO);
  const routed = (await hopsOf(urls)).map(
    ({ request }) => (request as { routedFrom?: string } | undefined)?.routedFrom,
  );
  expect(routed).toContain('https://swap.ledger.com/v5/swap');
});

async function receiverOf({ walletUrl }: WalletPage, name: string): Promise<string> {
  const { accounts } = (await (await fetch(`${walletUrl}/api/accounts`)).json()) as {
    accounts: { name: string; address: string }[];
  };
  const account = accounts.find((candidate) => candidate.name === name);
  expect(account?.address).not.toBe(USER);
  return account?.address ?? '';
}
