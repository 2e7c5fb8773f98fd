/** Requests that wait: for a person, for the device's time, for the next text. */
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Subcommand } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { TestDevice } from '../../src/testing/device.js';
import { Flow } from '../../src/testing/flow.js';
import { start, type Wire } from './wire.js';

const FOREVER = 'ff'.repeat(300);
const limited = (ticks: number) => JSON.stringify({ data: FOREVER, tick_timeout: ticks });

/** The APDUs of a sale up to the one that asks the person. */
function saleApdus(): string[] {
  const sent: string[] = [];
  const device = new TestDevice({ transactionId: 'fixed' });
  const exchange = device.raw.bind(device);
  device.raw = (apdu) => {
    sent.push(apdu);
    return exchange(apdu);
  };
  new Flow(device, { subcommand: Subcommand.SELL_NG }).upTo('prompt');
  return sent;
}

/** Brings the signer to a review; resolves to the answer that waits for the person. */
async function review(wire: Wire): Promise<{ pending: Promise<string> }> {
  const apdus = saleApdus();
  for (const apdu of apdus.slice(0, -1)) expect(await wire.apdu(apdu)).toContain('9000"}');
  const pending = wire.apdu(apdus.at(-1) ?? '');
  await expect.poll(async () => (await wire.ask('GET /events?currentscreenonly=1')).body).toContain('1 of 3');
  return { pending };
}

test('the head of an answer comes at once, the body when the person has decided', async () => {
  const wire = await start();
  const { pending } = await review(wire);
  const socket = wire.open();
  const body = limited(0);
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.write(`POST /apdu HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  await expect.poll(() => said).toContain('Transfer-Encoding: chunked\r\n');
  expect(said.endsWith('\r\n\r\n')).toBe(true);
  // whatever the device answers next completes every request that waits
  expect(await wire.apdu('e002000300')).toBe('{"data": "6d01"}');
  expect(await pending).toBe('{"data": "6d01"}');
  await expect.poll(() => said).toContain('{"data": "6d01"}');
});

test('a client killed during a review leaves the signer usable', async () => {
  const wire = await start();
  const apdus = saleApdus();
  for (const apdu of apdus.slice(0, -1)) await wire.apdu(apdu);
  const body = JSON.stringify({ data: apdus.at(-1) });
  const socket = wire.open();
  socket.write(`POST /apdu HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  await expect.poll(async () => (await wire.ask('GET /events?currentscreenonly=1')).body).toContain('1 of 3');
  socket.resetAndDestroy();
  expect(await wire.apdu('e002000300')).toBe('{"data": "6d01"}');
  await wire.ask('POST /finger', '{"action":"press-and-release","x":36,"y":606}');
  await wire.ask('POST /finger', '{"action":"press-and-release","x":200,"y":546}');
  expect((await wire.ask('GET /events?currentscreenonly=1')).body).toContain('Transaction rejected');
  expect(await wire.apdu('e002000300')).toBe('{"data": "0404029000"}');
  const { pending } = await review(wire);
  await wire.signer.close();
  expect(await pending).toBe('');
});

test('an answer breaks off once more ticks than allowed have passed, and a paused device counts none', async () => {
  const wire = await start();
  await wire.ticker('pause');
  let brokenOff = false;
  const waiting = wire.ask('POST /apdu', limited(3)).then((answer) => {
    brokenOff = true;
    return answer;
  });
  await pause(50);
  for (let tick = 0; tick < 3; tick++) await wire.ticker('single-step');
  await pause(20);
  expect(brokenOff).toBe(false);
  await wire.ticker('single-step');
  expect(await waiting).toMatchObject({ status: '200 OK', body: '' });
  expect(await wire.apdu('e002000300')).toBe('{"data": "0404029000"}');
});

test('a delay makes its own ticks while the device is paused, and waits for steps when paused on the way', async () => {
  const wire = await start();
  const long = '{"action":"press-and-release","x":10,"y":300,"delay":100}';
  await wire.ticker('pause');
  expect((await wire.ask('POST /finger', long)).status).toBe('200 OK');
  await wire.ticker('resume');
  let answered = false;
  const waiting = wire.ask('POST /button/both', '{"action":"press-and-release","delay":0.3}').finally(() => {
    answered = true;
  });
  await wire.ticker('pause');
  await pause(50);
  expect(answered).toBe(false);
  // 0.3 / 0.1 is a little less than 3: two ticks, and two again
  for (let tick = 0; tick < 4; tick++) await wire.ticker('single-step');
  expect((await waiting).status).toBe('200 OK');
});

test('200 clients of the stream hear every text, one a chunk; those that leave are forgotten', async () => {
  const wire = await start();
  const heard: string[][] = [];
  const requests = await Promise.all(
    Array.from(
      { length: 200 },
      (_, i) =>
        new Promise<ReturnType<typeof request>>((resolve) => {
          const asked = request(`${wire.signer.url}/events?stream=true`, { agent: false }, (response) => {
            const mine: string[] = [];
            heard[i] = mine;
            response.setEncoding('utf8').on('data', (chunk: string) => mine.push(chunk));
            response.on('error', () => {});
            resolve(asked);
          });
          asked.on('error', () => {}).end();
        }),
    ),
  );
  const info = '{"action":"press-and-release","x":364,"y":36}';
  await wire.ask('POST /finger', info);
  const shown = [...(await wire.ask('GET /events?currentscreenonly=1')).body.matchAll(/\{"text".*?\}/g)];
  const lines = shown.map(([event]) => `data: ${event}\n\n`).join('');
  for (const i of [0, 99, 199]) await expect.poll(() => heard[i]?.join('')).toBe(lines);
  expect(heard.every((chunks) => chunks.join('') === lines)).toBe(true);
  for (const asked of requests) asked.destroy();
  await wire.ask('POST /finger', '{"action":"press-and-release","x":36,"y":36}');
  expect(await wire.apdu('e002000300')).toBe('{"data": "0404029000"}');
});
