import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Stack, startStack } from '@exchange-sim/stack';
import { json } from '../exchange.ts';
import { type Figure, median, timed } from '../figure.ts';

const MANY = 50;
const QUOTE_LIMIT_MS = 5_000;
const REGISTRY = join(import.meta.dirname, '..', '..', 'packages', 'stack', 'src', 'providers.json');

/** Providers that swap ETH for BTC at a floating price, each on a port of its own; the last one hangs when it is asked for a price. */
const SERVERS = `
const { createServer } = require('node:http');
const currencies = [{ id: 'ETH', type: 'coin', chainId: 1 }, { id: 'BTC', type: 'coin', blockchain: 'bitcoin' }];
const pairs = [{ from: 'ETH', to: 'BTC', tradeMethod: ['float'], minSwapAmount: '0.01', maxSwapAmount: '20' }];
const quote = { amountTo: '0.003', providerFees: '0.00001', referralFees: '0.00001', payoutNetworkFees: '0.00001', tradeMethod: 'float' };
const answers = { '/currencies': { currencies, next_cursor: null }, '/pairs': { pairs, next_cursor: null }, '/quote': quote };
const servers = Array.from({ length: ${MANY} }, (_, index) => createServer((request, response) => {
  const hangs = index === ${MANY - 1} && request.url === '/quote';
  request.resume();
  if (!hangs) response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url]));
}).listen(0, '127.0.0.1'));
Promise.all(servers.map((server) => new Promise((done) => server.on('listening', done))))
  .then(() => console.log(JSON.stringify(servers.map((server) => 'http://127.0.0.1:' + server.address().port))));`;

/**
 * `GET /v5/quote` to fifty providers, one of which never answers: real time until the list is there, the five seconds it is given
 * passing on the clock as soon as all others have answered.
 */
export async function manyProviders(runs: number): Promise<Figure> {
  const servers = spawn(process.execPath, ['-e', SERVERS], { stdio: ['ignore', 'pipe', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'exchange-sim-bench-'));
  try {
    const providersFile = join(folder, 'providers.json');
    writeFileSync(providersFile, JSON.stringify(await registry(servers)));
    const stack = await startStack({ ports: 'auto', clock: 'controlled', providersFile });
    try {
      return await measure(stack, runs);
    } finally {
      await stack.close();
    }
  } finally {
    servers.kill();
    rmSync(folder, { recursive: true });
  }
}

/** The reference provider of both products, which the stack runs itself, and the fifty: Quickbridge under other names. */
async function registry(servers: ChildProcess): Promise<unknown[]> {
  if (!servers.stdout) throw new Error('the providers cannot be heard');
  const [line] = await once(createInterface(servers.stdout), 'line');
  const [northgate, quickbridge] = JSON.parse(readFileSync(REGISTRY, 'utf8'));
  const many = (JSON.parse(line) as string[]).map((baseUrl, index) => ({
    ...quickbridge,
    id: `bench-${index}`,
    name: `Bench ${index}`,
    baseUrl,
    apiKey: `sandbox-ledger-to-${index}`,
    webhookApiKey: `sandbox-${index}-to-ledger`,
    cal: { ...quickbridge.cal, name: `Bench ${index}` },
  }));
  return [northgate, ...many];
}

async function measure({ urls, clock, recorder }: Stack, runs: number): Promise<Figure> {
  if (clock.kind !== 'controlled') throw new Error('the clock of a benchmark is controlled');
  clock.freeze();
  const providers = Array.from({ length: MANY }, (_, index) => `bench-${index}`);
  const url = (from: readonly string[]) =>
    `${urls.ledgerBackend}/v5/quote?${new URLSearchParams({
      from: 'ethereum',
      to: 'bitcoin',
      amountFrom: '0.1',
      'providers-whitelist': from.join(','),
    })}`;
  const quotes = async () => {
    let left = MANY - 1;
    const forget = recorder.onHop(({ name, status }) => {
      const isLast = name === 'POST /quote' && status === '200' && --left === 0;
      // what was answered last is still to be read
      if (isLast) setImmediate(() => clock.advance(QUOTE_LIMIT_MS));
    });
    const rows = await json(url(providers));
    forget();
    const dropped = rows.filter(({ code }: { code?: string }) => code === 'timeout_error');
    if (rows.length !== MANY || dropped.length !== 1)
      throw new Error(`${rows.length} rows and ${dropped.length} dropped, not ${MANY} and 1`);
  };
  const times: number[] = [];
  for (let run = -3; run < runs; run++) {
    const begun = performance.now();
    await quotes();
    if (run >= 0) times.push(performance.now() - begun);
  }
  const one = await timed(runs, async () => {
    await json(url(providers.slice(0, 1)));
  });
  return {
    name: `quotes of ${MANY} providers, one of which hangs for 5 s`,
    value: median(times),
    unit: 'ms',
    goal: 50,
    better: 'lower',
    baseline: { name: 'the quote of one', value: one },
  };
}
