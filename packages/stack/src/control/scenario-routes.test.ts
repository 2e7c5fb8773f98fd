import { SystemClock } from '@exchange-sim/clock';
import { type HandScenario, stackControlApi, stackEvent } from '@exchange-sim/contract';
import Fastify from 'fastify';
import { expect, onTestFinished, test, vi } from 'vitest';
import { SupervisedPart } from '../part.js';
import { newControl, WALLET } from '../testing/control.js';

const scenario = (id: string, more: Partial<HandScenario>): HandScenario => ({
  id,
  title: `Title of ${id}`,
  requirement: 'It must hold.',
  clause: 'Edge cases',
  product: 'swap',
  do: 'Swap ETH for BTC.',
  see: 'It is refused.',
  featured: false,
  behaviours: {},
  unknownPartners: [],
  ...more,
});

const LATE = scenario('late', { behaviours: { quickbridge: { 'quote.delay': { ms: 6_000 } } } });
const SILENT = scenario('silent', {
  featured: true,
  behaviours: { northgate: { 'quote.silence': {} } },
  unknownPartners: ['quickbridge'],
});
const ELSEWHERE = scenario('elsewhere', { behaviours: { stranger: { 'quote.silence': {} } } });

/** A part that keeps the newest body it was sent, at whatever path. */
async function listening(name: string) {
  const told: { body?: unknown; paths: string[] } = { paths: [] };
  const launch = async () => {
    const server = Fastify();
    server.put('/control/*', async ({ body, url }) => {
      told.body = body;
      told.paths.push(url);
      return body;
    });
    const url = await server.listen({ host: '127.0.0.1', port: listens });
    return { url, close: () => server.close() };
  };
  let listens = 0;
  const part = new SupervisedPart(name, launch, new SystemClock(), () => {});
  await part.start();
  onTestFinished(() => part.stop());
  const url = part.url ?? '';
  listens = Number(new URL(url).port);
  return { part, url, told };
}

async function newDesk() {
  const northgate = await listening('providerBackend');
  const quickbridge = await listening('quickbridge');
  const ledgerBackend = await listening('ledgerBackend');
  const desk = await newControl({
    scenarios: [LATE, SILENT, ELSEWHERE],
    providers: new Map([
      ['northgate', { name: 'Northgate Pay', ...northgate }],
      ['quickbridge', { name: 'Quickbridge', ...quickbridge }],
    ]),
    ledgerBackend,
    parts: [northgate.part, quickbridge.part, ledgerBackend.part],
  });
  const choose = (id: unknown) => desk.put('/scenarios/active', { id });
  return { ...desk, choose, northgate, quickbridge, ledgerBackend };
}

test('what can go wrong at the providers of this stack is listed, with who does what', async () => {
  const { ask } = await newDesk();
  const { body } = await ask('/scenarios');
  const { scenarios } = stackControlApi.scenarios.answer.parse(body);
  expect(scenarios.map(({ id, switchedOn }) => [id, switchedOn])).toEqual([
    ['late', [{ at: 'Quickbridge', behaviour: 'quote.delay', title: 'Answer quotes late' }]],
    [
      'silent',
      [
        { at: 'Northgate Pay', behaviour: 'quote.silence', title: 'Never answer quotes' },
        { at: 'Ledger Backend', title: 'Forget that Ledger has signed Quickbridge' },
      ],
    ],
  ]);
});

test('one is switched on in place of another, and null makes everybody honest', async () => {
  const { ask, choose, northgate, quickbridge, ledgerBackend } = await newDesk();
  expect(await choose('late')).toMatchObject({ status: 200, body: { id: 'late' } });
  expect(quickbridge.told).toEqual({
    body: { 'quote.delay': { ms: 6_000 } },
    paths: ['/control/behaviours'],
  });
  await choose('silent');
  expect((await ask('/scenarios/active')).body).toEqual({ id: 'silent' });
  expect(quickbridge.told.body).toEqual({});
  expect(northgate.told.body).toEqual({ 'quote.silence': {} });
  expect(ledgerBackend.told.body).toEqual({ unsigned: ['quickbridge'] });
  expect((await choose(null)).body).toEqual({ id: null });
  expect(northgate.told.body).toEqual({});
  expect(ledgerBackend.told.body).toEqual({ unsigned: [] });
  expect((await ask('/scenarios/active')).body).toEqual({ id: null });
});

test('bad input changes nothing and names what is wrong', async () => {
  const { ask, choose, put } = await newDesk();
  await choose('late');
  for (const id of ['nothing', 'elsewhere', '__proto__', 'LATE'])
    expect([id, await choose(id)]).toMatchObject([
      id,
      { status: 404, body: { messageKey: 'NOT_FOUND_ERROR', message: expect.stringContaining(`"${id}"`) } },
    ]);
  const wrong = [{}, [], null, 'late', 7, { id: 7 }, { id: '' }, { id: ['late'] }, { id: 'x'.repeat(101) }];
  for (const body of wrong)
    expect([body, await put('/scenarios/active', body)]).toMatchObject([
      body,
      { status: 400, body: { messageKey: 'INVALID_REQUEST_ERROR', message: expect.stringMatching(/\w/) } },
    ]);
  expect((await put('/scenarios/active', { id: null }, { origin: 'http://evil.example' })).status).toBe(403);
  expect((await ask('/scenarios/active')).body).toEqual({ id: 'late' });
  expect((await put('/scenarios/active', { id: null }, { origin: WALLET })).status).toBe(200);
});

test('a provider that is away cannot misbehave: 503 names it, and everybody is honest', async () => {
  const { ask, choose, northgate, quickbridge } = await newDesk();
  await choose('late');
  await northgate.part.stop();
  expect(await choose('silent')).toMatchObject({
    status: 503,
    body: {
      messageKey: 'SERVICE_UNAVAILABLE_ERROR',
      message: expect.stringMatching(/^Northgate Pay does not answer at .*POST \/parts\/providerBackend/),
    },
  });
  expect((await ask('/scenarios/active')).body).toEqual({ id: null });
  expect(quickbridge.told.body).toEqual({});
  expect((await choose('late')).status).toBe(200);
});

test('a provider that comes back is told again', async () => {
  const { choose, quickbridge } = await newDesk();
  await choose('late');
  quickbridge.told.body = undefined;
  await quickbridge.part.stop();
  await quickbridge.part.start();
  await vi.waitFor(() => expect(quickbridge.told.body).toEqual(LATE.behaviours.quickbridge));
});

test('whoever listens hears what is switched on, the clock and the parts: at once, and when they change', async () => {
  const { url, choose, clock, quickbridge } = await newDesk();
  const response = await fetch(`${url}/events`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const heard = async (count: number) => {
    while (text.split('\n\n').length <= count) text += (await reader?.read())?.value ?? '';
    const events = text.split('\n\n').slice(0, count);
    return events.map((event) => stackEvent.parse(JSON.parse(event.replace('data: ', ''))));
  };
  expect((await heard(3)).map(({ type }) => type)).toEqual(['scenario', 'clock', 'parts']);
  await choose('late');
  expect((await heard(4)).at(-1)).toEqual({ type: 'scenario', id: 'late' });
  if (clock.kind === 'controlled') clock.freeze();
  expect((await heard(5)).at(-1)).toMatchObject({ type: 'clock', clock: { frozen: true } });
  await quickbridge.part.stop();
  const last = (await heard(6)).at(-1);
  expect(last?.type === 'parts' && last.parts.find(({ name }) => name === 'quickbridge')?.state).toBe('down');
  await reader?.cancel();
});
