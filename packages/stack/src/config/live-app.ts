import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SystemClock } from '@exchange-sim/clock';
import type { ConfigProvider } from './config-schema.js';

const LIMIT_MS = 5_000;
const LARGEST = 100_000;
/** What the exchange SDK and its pages may ask of the wallet. */
const PERMISSIONS = [
  'account.list',
  'account.receive',
  'account.request',
  'currency.list',
  'wallet.info',
  'custom.close',
  'custom.exchange.start',
  'custom.exchange.complete',
  'custom.exchange.error',
];

/** What is wrong with a Live App, as the rest of a sentence that begins with the field's name. */
export class LiveAppProblem extends Error {
  override readonly name = 'LiveAppProblem';
}

/**
 * The manifest of a provider, not checked yet: the one that is given, or one made from the URL of its Live App.
 * @param folder where files are looked for
 * @throws LiveAppProblem
 */
export async function manifestOf(provider: ConfigProvider, folder: string): Promise<unknown> {
  const { liveApp } = provider;
  if (liveApp === undefined) return undefined;
  if (typeof liveApp === 'string') return madeFrom(liveApp, provider);
  const { manifest } = liveApp;
  if (typeof manifest !== 'string') return manifest;
  const text = /^https?:\/\//.test(manifest)
    ? await download(manifest)
    : await read(resolve(folder, manifest));
  try {
    return JSON.parse(text);
  } catch {
    throw new LiveAppProblem(
      `names ${manifest}, which is not JSON: name the JSON file of a Live App manifest`,
    );
  }
}

function madeFrom(url: string, { id, name = id, products, supportUrl }: ConfigProvider) {
  const { origin } = new URL(url);
  return {
    id: id.length < 3 ? `${id}-live-app` : id,
    name,
    url,
    homepageUrl: supportUrl ?? origin,
    platforms: ['desktop', 'ios', 'android'],
    apiVersion: '^2.0.0',
    manifestVersion: '2',
    branch: 'debug',
    categories: products,
    currencies: '*',
    content: { shortDescription: { en: name }, description: { en: `${name}, made from its URL.` } },
    permissions: PERMISSIONS,
    domains: [origin],
    visibility: 'complete',
  };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new LiveAppProblem(`names the file ${file}, which cannot be read: correct its path`);
  }
}

async function download(url: string): Promise<string> {
  const limit = new SystemClock().timeout(LIMIT_MS);
  try {
    const response = await fetch(url, { signal: limit.signal, headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const text = await response.text();
    if (text.length > LARGEST) throw new Error('more than 100 kB');
    return text;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = limit.signal.aborted
      ? `no answer in ${LIMIT_MS / 1000} s`
      : cause instanceof Error
        ? cause.message
        : cause;
    throw new LiveAppProblem(
      `names ${url}, which cannot be had (${why}): see that it opens, or give the manifest as a file`,
    );
  } finally {
    limit.cancel();
  }
}
