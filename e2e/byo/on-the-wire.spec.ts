import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { COMMAND, environment } from '../support/cli.ts';
import { withOwnStack } from '../support/own-stack.ts';
import { WalletSell } from '../support/wallet-sell.ts';

const TEST_MS = 90_000;
/** The generator point of secp256k1. */
const KEY =
  '0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8';
const JSON_TYPE = { 'content-type': 'application/json' };

const capabilities = JSON.stringify({
  fiatCurrencyCapabilities: [{ fiat: 'EUR' }],
  cryptoCurrencyCapabilities: [{ id: 'ethereum', minAmount: '0.5', maxAmount: '5' }],
  countriesCapabilities: [{ country: 'FR', paymentMethods: [{ name: 'sepa', minMaxRestrictions: [] }] }],
});
const quote = {
  quoteId: 'q',
  amountTo: '1',
  providerFees: '0',
  referralFees: '0',
  expiry: '2099-01-01T00:00:00Z',
};
const { amountTo: _amountTo, ...lacking } = quote;

/** What each provider answers to a quote, by its id, and what the wallet's row must say of it. */
const WRONGS: Record<string, [answer: (response: ServerResponse) => unknown, says: RegExp]> = {
  html: [(to) => to.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'), /not JSON.*Hello/],
  redirect: [
    (to) => to.writeHead(302, { location: 'http://elsewhere.example/' }).end(),
    /a redirect to elsewhere\.example/,
  ],
  empty: [(to) => to.writeHead(204).end(), /HTTP 204|empty body/],
  huge: [
    (to) => to.writeHead(200, JSON_TYPE).end(Buffer.alloc(10_000_000, '[')),
    /(longer|larger|more) than/,
  ],
  bytes: [(to) => to.writeHead(200, JSON_TYPE).end(Buffer.from([0x22, 0xff, 0xfe, 0x22])), /UTF-8/],
  numbers: [(to) => to.writeHead(200, JSON_TYPE).end(JSON.stringify({ ...quote, amountTo: 1 })), /amountTo/],
  lacking: [(to) => to.writeHead(200, JSON_TYPE).end(JSON.stringify(lacking)), /amountTo/],
};

async function serve() {
  const server = createServer((request, response) => {
    const [, id = '', operation] = new URL(request.url ?? '', 'http://x').pathname.split('/');
    if (operation === 'capabilities') return response.writeHead(200, JSON_TYPE).end(capabilities);
    if (operation === 'crypto-currencies') return response.writeHead(200, JSON_TYPE).end('["ethereum"]');
    return WRONGS[id]?.[0](response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

test('what a provider does wrong on the wire is named in its row and by the doctor; the others are unharmed', async ({
  browser,
}) => {
  test.setTimeout(TEST_MS);
  const { url, close } = await serve();
  const providers = Object.keys(WRONGS).map((id) => ({
    id,
    baseUrl: `${url}/${id}`,
    products: ['sell'],
    publicKey: KEY,
    signerName: `wrong ${id}`.slice(0, 15),
    liveApp: `${url}/widget`,
  }));
  const folder = await mkdtemp(join(tmpdir(), 'wrongs-'));
  const config = join(folder, 'wrongs.json');
  await writeFile(config, JSON.stringify({ providers }));
  try {
    await withOwnStack(browser, ['--config', config], async ({ wallet }) => {
      const sell = new WalletSell(wallet);
      await sell.open();
      const sale = { fiatCurrency: 'EUR', country: 'FR', paymentMethod: 'sepa' } as const;
      await sell.enter({ account: 'Ethereum 1', amountWhole: '0.5', ...sale });
      const { offers, refusals } = await sell.askOffers();
      expect(offers).toEqual([{ provider: 'northgate', amountTo: '1216.04' }]);
      for (const [id, [, says]] of Object.entries(WRONGS))
        expect([id, refusals.find(({ provider }) => provider === id)?.message]).toEqual([
          id,
          expect.stringMatching(says),
        ]);
      const { findings } = await doctor(config);
      for (const { provider, message } of refusals)
        expect(findings).toContainEqual(
          expect.objectContaining({ state: 'problem', subject: `${provider}: sell`, text: message }),
        );
    });
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});

/** Its exit code is 1, so that what it printed comes with an error. */
async function doctor(config: string): Promise<{ findings: { subject: string; text: string }[] }> {
  const run = promisify(execFile)(process.execPath, [COMMAND, 'doctor', '--json', '--config', config], {
    env: environment(),
  });
  const { code, stdout } = await run.then(
    () => ({ code: 0, stdout: '' }),
    (error: { code: number; stdout: string }) => error,
  );
  expect(code).toBe(1);
  return JSON.parse(stdout);
}
