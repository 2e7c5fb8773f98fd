import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Clock } from '@exchange-sim/clock';
import { ContractError } from '@exchange-sim/contract';
import { InnerAddress, isPublicAddress, lookupPublic } from './public-address.js';

const LIMIT_MS = 3_000;
const LARGEST = 100_000;
const MOST_REDIRECTS = 3;

interface DownloadOptions {
  clock: Clock;
  /** `host:port` that may be asked although it is on this machine or a private network. */
  allowedHosts: readonly string[];
}

/**
 * The text behind a URL somebody else gave. Only http and https, only the outside world or an allowed host, no redirects to
 * another host, at most 100 kB and 3 seconds. Throws a `ContractError`: 400 for a forbidden URL, 502 when it cannot be had.
 */
export async function download(url: URL, options: DownloadOptions): Promise<string> {
  const limit = options.clock.timeout(LIMIT_MS);
  try {
    return await follow(url, options, limit.signal, MOST_REDIRECTS);
  } catch (error) {
    throw error instanceof ContractError ? error : explained(error, url);
  } finally {
    limit.cancel();
  }
}

async function follow(
  url: URL,
  options: DownloadOptions,
  signal: AbortSignal,
  left: number,
): Promise<string> {
  const response = await open(url, options, signal);
  const { statusCode = 0, headers } = response;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
    response.destroy();
    const next = URL.canParse(headers.location, url) ? new URL(headers.location, url) : undefined;
    if (next?.host !== url.host || next.protocol !== url.protocol)
      throw unreachable(`${url.host} redirects to another host (${next?.host ?? headers.location})`);
    if (left === 0) throw unreachable(`${url.host} redirects too often`);
    return follow(next, options, signal, left - 1);
  }
  if (statusCode !== 200) {
    response.destroy();
    throw unreachable(`${url.href} answered HTTP ${statusCode}`);
  }
  return read(response, url);
}

function open(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const isAllowed = options.allowedHosts.includes(url.host);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw forbidden(`${url.protocol} is no web address`);
  if (url.username !== '' || url.password !== '') throw forbidden('a URL with a user name is not opened');
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!isAllowed && isIP(literal) !== 0 && !isPublicAddress(literal)) throw innerAddress(url);
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, {
      signal,
      agent: false,
      headers: { accept: 'application/json' },
      ...(!isAllowed && { lookup: lookupPublic }),
    })
      .once('response', resolve)
      .once('error', reject)
      .end();
  });
}

async function read(response: IncomingMessage, url: URL): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.length;
    // leaving the loop ends the download
    if (size > LARGEST) throw unreachable(`${url.href} is larger than 100 kB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function explained(error: unknown, url: URL): ContractError {
  if (error instanceof InnerAddress) return innerAddress(url);
  if (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name))
    return unreachable(`${url.host} did not answer within ${LIMIT_MS / 1000} seconds`);
  return unreachable(`${url.host} cannot be reached (${error instanceof Error ? error.message : error})`);
}

function innerAddress(url: URL): ContractError {
  return forbidden(
    `${url.host} is on this machine or a private network, which the wallet does not open for others`,
  );
}

function forbidden(message: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', message, {
    in: 'body',
    field: 'url',
    fix: 'Paste the text of the manifest instead, or allow the host when the wallet is started (MANIFEST_HOSTS).',
  });
}

function unreachable(message: string): ContractError {
  return new ContractError(502, 'PROVIDER_UNREACHABLE_ERROR', message, {
    field: 'url',
    fix: 'See that the URL opens in a browser, or paste the text of the manifest instead.',
  });
}
