import { request as httpRequest } from 'node:http';
import { SystemClock } from '@exchange-sim/clock';
import { afterEach, expect, test } from 'vitest';
import type { DeviceApp } from '../exchange-app/device-app.js';
import { createBook } from '../screens/models.js';
import { ScreenMachine } from '../screens/screen-machine.js';
import { Ticker } from '../screens/ticker.js';
import { createSpeculosServer } from './speculos-server.js';

const TICK_MS = 5;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A device whose application answers 9000, except `01`, which asks the person with a review. */
async function startServer() {
  const ticker = new Ticker(new SystemClock(), TICK_MS);
  let exits = 0;
  const exit = () => exits++;
  const screen = new ScreenMachine({ book: createBook('stax', 'test'), ticker, onQuit: exit });
  let reviewing = false;
  const app: DeviceApp = {
    name: 'Exchange TEST',
    onQuit: () => {},
    exchange(apdu, answer) {
      if (reviewing) answer(Buffer.from('6d01', 'hex'));
      else if (apdu[0] !== 1) answer(Buffer.from('9000', 'hex'));
      else {
        reviewing = true;
        screen.review(
          { operation: 'fund', from: 'ETH', pairs: [{ tag: 'Send', value: '1 ETH' }] },
          (decision) => {
            reviewing = false;
            screen.home();
            answer(Buffer.from(decision === 'approve' ? '9000' : '6a84', 'hex'));
          },
        );
      }
    },
  };
  const server = createSpeculosServer({ app, screen, ticker, exit });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => {
    ticker.close();
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const call = async (method: string, path: string, body?: string, headers?: Record<string, string>) => {
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      ...(headers && { headers }),
    });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const finger = (x: number, y: number, more = {}) =>
    call('POST', '/finger', JSON.stringify({ action: 'press-and-release', x, y, ...more }));
  return { url, call, finger, screen, ticker, exits: () => exits };
}

test('events: all, the present screen, emptied; booleans in the genuine spelling', async () => {
  const { call } = await startServer();
  const all = (await call('GET', '/events')).text;
  expect(
    all.startsWith(
      '{"events": [{"text": "Exchange TEST", "x": 82, "y": 266, "w": 237, "h": 32, "clear": false}, ',
    ),
  ).toBe(true);
  expect(all.endsWith('}]}\n')).toBe(true);
  expect((await call('DELETE', '/events')).text).toBe('{}\n');
  expect((await call('GET', '/events')).text).toBe('{"events": []}\n');
  expect((await call('GET', '/events?currentscreenonly=TRUE')).text).toBe(all);
});

test('the stream tells new texts only, one event in each chunk', async () => {
  const { url, screen } = await startServer();
  const chunks: string[] = [];
  await new Promise<void>((resolve) => {
    const request = httpRequest(`${url}/events?stream=true`, (response) => {
      expect(response.headers['content-type']).toBe('text/event-stream');
      response.setEncoding('utf8').on('data', (chunk) => {
        chunks.push(chunk);
        if (chunk.includes('app')) resolve();
      });
      screen.status({ kind: 'incorrect', appName: 'Ethereum' });
    });
    stops.unshift(() => request.destroy());
    request.end();
  });
  const lines = chunks.join('').split('\n\n').filter(Boolean);
  expect(lines[0]).toBe(
    'data: {"text": "Incorrect transaction", "x": 39, "y": 328, "w": 321, "h": 32, "clear": false}',
  );
  expect(lines).toHaveLength(3);
});

test('a reader of the stream that stops reading is let go', async () => {
  const { url, screen } = await startServer();
  const event = { text: 'x'.repeat(1_000), x: 0, y: 0, w: 0, h: 0, clear: false } as const;
  const closed = new Promise<void>((resolve) => {
    const request = httpRequest(`${url}/events?stream=true`, (response) => {
      response.pause();
      response.socket.on('close', () => resolve());
      const talk = setInterval(() => screen.events.show(Array(5_000).fill(event)), 1);
      stops.unshift(() => clearInterval(talk));
    });
    request.on('error', () => {});
    request.end();
  });
  await closed;
});

test('a review holds the answer back until the person decides', async () => {
  const { call, finger } = await startServer();
  const pending = call('POST', '/apdu', '{"data":"01"}');
  await expect.poll(async () => (await call('GET', '/events?currentscreenonly=1')).text).toContain('1 of 3');
  await finger(342, 606);
  await finger(342, 606, { delay: 0 });
  await finger(350, 515, { delay: 0.5 });
  expect((await call('GET', '/events?currentscreenonly=1')).text).toContain('Hold to sign');
  await finger(350, 515, { delay: 1.7 });
  expect((await pending).text).toBe('{"data": "9000"}');
});

test('a second APDU during a review is answered 6d01, and so is the first', async () => {
  const { call } = await startServer();
  const pending = call('POST', '/apdu', '{"data":"01"}');
  await expect.poll(async () => (await call('GET', '/events?currentscreenonly=1')).text).toContain('1 of 3');
  expect((await call('POST', '/apdu', '{"data":"e0"}')).text).toBe('{"data": "6d01"}');
  expect((await pending).text).toBe('{"data": "6d01"}');
});

test('when its ticks are up the answer breaks off', async () => {
  const { call } = await startServer();
  await expect(call('POST', '/apdu', '{"data":"01","tick_timeout":3}')).rejects.toThrow();
});

test('a frame too long for the device is never answered, the next one is', async () => {
  const { call } = await startServer();
  const send = (bytes: number) => call('POST', '/apdu', `{"data":"${'e0'.repeat(bytes)}","tick_timeout":2}`);
  expect((await send(272)).text).toBe('{"data": "9000"}');
  await expect(send(273)).rejects.toThrow();
  expect((await call('POST', '/apdu', '{"data":"e0"}')).text).toBe('{"data": "9000"}');
});

test('automation presses when its text appears, once all texts of the screen are told', async () => {
  const { call, exits } = await startServer();
  const rules = [
    {
      text: '1 of 3',
      conditions: [['seen', false]],
      actions: [
        ['setbool', 'seen', true],
        ['finger', 36, 606, true],
        ['finger', 36, 606, false],
      ],
    },
    { regexp: 'Yes, ', actions: [['finger', 200, 546, true], ['finger', 200, 546, false], ['exit']] },
  ];
  expect((await call('POST', '/automation', JSON.stringify({ version: 1, rules }))).text).toBe('{}\n');
  expect((await call('POST', '/apdu', '{"data":"01"}')).text).toBe('{"data": "6a84"}');
  expect(exits()).toBe(1);
});

test('buttons and points outside the screen are taken without effect', async () => {
  const { call, finger } = await startServer();
  const before = (await call('GET', '/events')).text;
  expect((await call('POST', '/button/left', '{"action":"press-and-release"}')).text).toBe('{}\n');
  expect((await finger(5000, 5000)).text).toBe('{}\n');
  expect((await call('GET', '/events')).text).toBe(before);
});

test('the screenshot is not to be cached; the pages and the health are there', async () => {
  const { call } = await startServer();
  const { headers } = await call('GET', '/screenshot');
  expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([
    'image/png',
    'no-cache,no-store',
  ]);
  expect((await call('GET', '/')).text).toContain('<title>Signer</title>');
  expect((await call('GET', '/swagger/')).text).toContain('POST /apdu');
  expect((await call('GET', '/health')).text).toBe(
    '{"status": "ok", "app": "Exchange TEST", "model": "stax"}\n',
  );
});

test('connections are closed after each answer unless the client asks to keep them', async () => {
  const { url } = await startServer();
  const connectionOf = (headers: Record<string, string>) =>
    new Promise((resolve) => {
      httpRequest(`${url}/events`, { agent: false, headers }, (response) => {
        response.resume();
        resolve(response.headers.connection);
      }).end();
    });
  expect(await connectionOf({})).toBe('close');
  expect(await connectionOf({ Connection: 'keep-alive' })).toBe('keep-alive');
});
