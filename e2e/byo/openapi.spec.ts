import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { swapRow } from '@exchange-sim/contract';
import { expect, test } from '@playwright/test';
import { end } from '../support/cli.ts';
import { withOwnStack } from '../support/own-stack.ts';
import { WalletBuy } from '../support/wallet-buy.ts';
import { WalletSell } from '../support/wallet-sell.ts';
import { WalletSwap } from '../support/wallet-swap.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** Ledger's own descriptions of the provider APIs, served by Prism: a provider nobody here has written. */
const FOLDER = process.env.OPENAPI_DIR ?? join(ROOT, '..', 'shared', 'reference', 'openapi');
const PRISM = join(ROOT, 'e2e', 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
const PRODUCTS = ['buy', 'sell', 'swap'] as const;
const fileOf = (product: string) => join(FOLDER, `${product}-provider-openapi.yml`);
const TEST_MS = 120_000;
/** The generator point of secp256k1. */
const KEY =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function prism(product: string): Promise<{ child: ChildProcess; url: string }> {
  const port = await freePort();
  const child = spawn(process.execPath, [PRISM, 'mock', fileOf(product), '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code} before it listened`)));
    createInterface(child.stdout).on('line', (line) => line.includes('Prism is listening') && resolve());
  });
  return { child, url: `http://127.0.0.1:${port}` };
}

// `npm test` says so when the files are not at hand
if (PRODUCTS.every((product) => existsSync(fileOf(product)))) {
  test('a provider that Prism makes of Ledger’s OpenAPI files is quoted or named, and harms nobody', async ({
    browser,
  }) => {
    test.setTimeout(TEST_MS);
    const mocks = await Promise.all(PRODUCTS.map(prism));
    const flags = [
      ...PRODUCTS.flatMap((product, index) => ['--provider', `${product}=${mocks[index]?.url}`]),
      ...['--provider-id', 'prism', '--provider-public-key', KEY, '--widget', `${mocks[0]?.url}/widget`],
    ];
    try {
      await withOwnStack(browser, flags, async ({ wallet }) => {
        const sell = new WalletSell(wallet);
        await sell.open();
        const sale = { fiatCurrency: 'EUR', country: 'FR', paymentMethod: 'sepa' } as const;
        // the only amount that the file's example answers
        await sell.enter({ account: 'Ethereum 1', amountWhole: '1', ...sale });
        await wallet.page.getByRole('button', { name: 'Get quotes' }).click();
        const quotes = wallet.page.getByRole('list', { name: 'Quotes' }).getByRole('listitem');
        await expect(quotes.filter({ hasText: 'Northgate Pay' }).getByRole('button')).toBeVisible();
        // of the year 2022
        await expect(quotes.filter({ hasText: 'prism' })).toContainText('xpired');

        const swap = new WalletSwap(wallet);
        await swap.open();
        await swap.enter({ fromAccount: 'Ethereum 1', toAccount: 'Bitcoin 1', amountWhole: '0.5' });
        const rows = await swap.askQuotes();
        expect(new Set(rows.quotes.map(({ provider }) => provider))).toEqual(
          new Set(['northgate', 'quickbridge', 'oldharbour']),
        );
        // its pages refer to each other for ever
        expect(rows.rejections.map((row) => swapRow.parse(row))).toEqual([
          expect.objectContaining({ provider: 'prism', message: expect.stringContaining('next_cursor') }),
        ]);

        const buy = new WalletBuy(wallet);
        await buy.open();
        // the file's example again
        const purchase = { fiatCurrency: 'EUR', amount: { fiat: '50' }, country: 'FR' } as const;
        await buy.enter({ account: 'Bitcoin 1', ...purchase, paymentMethod: 'PayPal' });
        expect((await buy.askOffers()).offers).toContainEqual({ provider: 'prism', amountTo: '0.2' });
      });
    } finally {
      // it heeds no other signal
      for (const { child } of mocks) await end(child, 'SIGKILL');
    }
  });
}
