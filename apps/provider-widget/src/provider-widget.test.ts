import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WidgetConfig } from '@exchange-sim/contract';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { optionsFromEnvironment } from './environment.js';
import { startProviderWidget } from './index.js';

const config: WidgetConfig = {
  providerId: 'northgate',
  providerApiUrl: 'http://127.0.0.1:4002',
  ledgerBackendUrl: 'http://127.0.0.1:4001/exchange',
  supportUrl: 'https://northgate.example/help',
  supportEmail: 'help@northgate.example',
  brand: 'Northgate Pay',
};
const frameAncestors = ['http://127.0.0.1:4000'];
let pagesDirectory: string;
let site: Awaited<ReturnType<typeof startProviderWidget>>;

beforeAll(async () => {
  pagesDirectory = await mkdtemp(join(tmpdir(), 'northgate-pages-'));
  await mkdir(join(pagesDirectory, 'assets'));
  await writeFile(join(pagesDirectory, 'index.html'), '<!doctype html><title>Northgate Pay</title>');
  await writeFile(join(pagesDirectory, 'assets', 'index-abc123.js'), 'export {};');
  site = await startProviderWidget({ port: 0, config, frameAncestors, pagesDirectory });
});
afterAll(async () => {
  await site.close();
  await rm(pagesDirectory, { recursive: true });
});

describe('the site', () => {
  test('says that it is well and what its settings are', async () => {
    expect(await (await fetch(`${site.url}/health`)).json()).toEqual({
      status: 'ok',
      service: 'provider-widget',
    });
    expect(await (await fetch(`${site.url}/config.json`)).json()).toEqual(config);
  });

  test('gives the page with a policy that lets only the wallet frame it', async () => {
    const response = await fetch(`${site.url}/?mode=sell&quoteId=q-1`);
    expect(await response.text()).toContain('Northgate Pay');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain('frame-ancestors http://127.0.0.1:4000');
    expect(policy).toContain("connect-src 'self' http://127.0.0.1:4002 http://127.0.0.1:4001;");
    expect(policy).not.toContain('unsafe');
  });

  test('lets hashed files be kept for ever', async () => {
    const response = await fetch(`${site.url}/assets/index-abc123.js`);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/nothing.js', '/assets/%2e%2e/%2e%2e/package.json', '/assets/', '/%E0%A4%A'])(
    '%s is a plain 4xx',
    async (path) => {
      const response = await fetch(site.url + path);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    },
  );

  test('another path asked for by a browser gets the page', async () => {
    const response = await fetch(`${site.url}/sell?mode=sell`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Northgate Pay');
  });
});

describe('the pages of another provider', () => {
  test('have its settings, and may talk to its backend', async () => {
    const quickbridge = { ...config, brand: 'Quickbridge', providerApiUrl: 'http://127.0.0.1:4012' };
    const both = await startProviderWidget({
      port: 0,
      config,
      alsoAt: { quickbridge },
      frameAncestors,
      pagesDirectory,
    });
    onTestFinished(() => both.close());
    expect(await (await fetch(`${both.url}/at/quickbridge/config.json`)).json()).toEqual(quickbridge);
    const page = await fetch(`${both.url}/at/quickbridge/`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain(
      "connect-src 'self' http://127.0.0.1:4002 http://127.0.0.1:4001 http://127.0.0.1:4012;",
    );
  });
});

describe('what keeps it from starting is one sentence', () => {
  test('a port that is taken', async () => {
    const port = Number(new URL(site.url).port);
    await expect(startProviderWidget({ port, config, frameAncestors, pagesDirectory })).rejects.toThrow(
      `Port ${port} of provider-widget is already in use; stop what listens there or choose another port with PORT.`,
    );
  });

  test('pages that are not built', async () => {
    const empty = join(pagesDirectory, 'nowhere');
    await expect(
      startProviderWidget({ port: 0, config, frameAncestors, pagesDirectory: empty }),
    ).rejects.toThrow('its pages are not built');
  });

  test('a setting or an ancestor that is wrong', async () => {
    const wrong = { ...config, supportEmail: 'nobody' };
    await expect(
      startProviderWidget({ port: 0, config: wrong, frameAncestors, pagesDirectory }),
    ).rejects.toThrow('setting supportEmail is wrong');
    await expect(
      startProviderWidget({ port: 0, config, frameAncestors: ['wallet'], pagesDirectory }),
    ).rejects.toThrow('frame ancestor "wallet" is not an origin');
  });

  test('a variable that is wrong', () => {
    expect(() => optionsFromEnvironment({ PORT: '70000' })).toThrow('the variable PORT is wrong');
    expect(() => optionsFromEnvironment({ PROVIDER_API_URL: 'localhost' })).toThrow(
      'the variable PROVIDER_API_URL is wrong',
    );
  });
});

test('without variables it is the site of the standard ports', () => {
  expect(optionsFromEnvironment({})).toMatchObject({
    port: 4003,
    frameAncestors: ['http://127.0.0.1:4000'],
    config: { providerApiUrl: 'http://127.0.0.1:4002', ledgerBackendUrl: 'http://127.0.0.1:4001' },
  });
});
