import { createServer } from 'node:http';
import { SystemClock } from '@exchange-sim/clock';
import { type Signer, startSigner } from '@exchange-sim/signer';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ExternalSigner } from './external-signer.js';
import { identifySigner } from './signer-identity.js';

const clock = new SystemClock();

async function newSigner(port = 0): Promise<Signer> {
  const signer = await startSigner({ port, tickMs: 5 });
  onTestFinished(() => signer.close());
  return signer;
}

async function newPart(url: string) {
  const said: string[] = [];
  const part = new ExternalSigner(url, clock, (line) => said.push(line));
  onTestFinished(() => part.stop());
  return { part, said };
}

/** Something at a port: what it answers to `GET /events` and to an APDU; undefined never answers. */
async function newServer(events: string | undefined, apdu?: string): Promise<string> {
  const server = createServer((request, response) => {
    const body = request.url?.startsWith('/events') ? events : apdu;
    if (body !== undefined) response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

/** Nothing listens there: it is above the ports the system hands out. */
const NOWHERE = 'http://127.0.0.1:64999';
const SCREEN = '{"events": []}\n';
const named = (app: string, version: string) => {
  const texts = [app, version].map((text) => Buffer.from([text.length, ...Buffer.from(text)]));
  return JSON.stringify({ data: `01${Buffer.concat(texts).toString('hex')}0102${'9000'}` });
};

test('the Exchange application is recognised, with its version', async () => {
  const { url } = await newSigner();
  expect(await identifySigner(url, clock)).toEqual({ app: 'Exchange TEST', version: '4.4.2' });
});

test.each([
  ['a production build', named('Exchange', '4.4.2'), /TEST_PUBLIC_KEY=1/],
  ['another version', named('Exchange TEST', '4.3.0'), /4\.3\.0.+4\.4\.2/],
  ['a program without metadata', named('app', '1.33.7'), /does not tell its name/],
])('%s is used, with a notice', async (_name, apdu, notice) => {
  const url = await newServer(SCREEN, apdu);
  expect((await identifySigner(url, clock)).notice).toMatch(notice);
});

test.each([
  ['a page', '<!doctype html>', undefined, /is no Speculos REST API \(GET \/events gave HTTP 200/],
  ['another API', '{"status": "ok"}', undefined, /is no Speculos REST API/],
  ['no APDU route', SCREEN, '{}', /is no Speculos REST API \(POST \/apdu/],
  ['another application', SCREEN, named('Ethereum', '1.22.0'), /runs "Ethereum" 1\.22\.0, not the Exchange/],
  ['no name', SCREEN, '{"data": "6e00"}', /does not say which application runs \(B0 01 gave 6e00\)/],
])('%s is one sentence with the mend', async (_name, events, apdu, sentence) => {
  const url = await newServer(events, apdu);
  const problem = await identifySigner(url, clock).catch((error: Error) => error.message);
  expect(problem).toMatch(sentence);
  expect(problem).toContain(url);
  expect(problem).toMatch(/: [a-z][^\n]+\.$/);
});

test('nothing there, and something that never answers, are told apart and waited for with a limit', async () => {
  const gone = await newServer(SCREEN);
  await expect(identifySigner(NOWHERE, clock)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  const impatient = Object.assign(Object.create(clock), { timeout: () => clock.timeout(30) });
  await expect(identifySigner(gone, impatient)).rejects.toThrow(/does not answer \/apdu within 5 s/);
  const mute = await newServer(undefined);
  await expect(identifySigner(mute, impatient)).rejects.toThrow(/does not answer \/events.+ within 3 s/);
});

test('a signer that goes away is down with the reason, and up again when it is back', async () => {
  const signer = await newSigner();
  const { part, said } = await newPart(signer.url);
  await part.start();
  expect(part.state).toBe('up');
  await signer.close();
  await vi.waitFor(() => expect(part.state).toBe('down'));
  expect(part.problem).toContain(signer.url);
  await newSigner(signer.port);
  await vi.waitFor(() => expect(part.state).toBe('up'), { timeout: 4_000 });
  expect(part.problem).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/went away/), expect.stringMatching(/is back$/)]);
});

test('a start that fails rejects with the sentence, and nothing is looked for afterwards', async () => {
  const { part, said } = await newPart(NOWHERE);
  await expect(part.start()).rejects.toThrow(/cannot be reached/);
  expect(part.state).toBe('down');
  expect(said).toEqual([]);
});

test('something else at its place is said once, and looked at again until the signer is back', async () => {
  const signer = await newSigner();
  const { part, said } = await newPart(signer.url);
  await part.start();
  await signer.close();
  const other = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => other.listen(signer.port, '127.0.0.1', resolve));
  await vi.waitFor(() => expect(part.problem).toMatch(/is no Speculos REST API/), { timeout: 4_000 });
  await vi.waitFor(() => expect(said).toHaveLength(2));
  await new Promise((resolve) => {
    other.close(resolve);
    other.closeAllConnections();
  });
  await newSigner(signer.port);
  await vi.waitFor(() => expect(part.state).toBe('up'), { timeout: 4_000 });
  expect(said).toEqual([
    expect.stringMatching(/went away/),
    expect.stringMatching(/is no Speculos REST API/),
    expect.stringMatching(/is back$/),
  ]);
});
