/** Requests that are not as they should be on the wire: each is answered, and the signer stays usable. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { NOT_JSON } from './complaints.js';
import { parse, start, type Wire } from './wire.js';

const VERSION = '{"data": "0404029000"}';
const ASK = '{"data":"e002000300"}';
let wire: Wire;

afterEach(async () => {
  expect(await wire.apdu('e002000300')).toBe(VERSION);
});

const head = (...lines: string[]) => ['POST /apdu HTTP/1.1', 'Host: x', ...lines, '', ''].join('\r\n');

test.each([
  ['a length that is no number', `${head('Content-Length: abc')}{}`],
  ['a negative length', `${head('Content-Length: -1')}{}`],
  ['two lengths', `${head('Content-Length: 2', 'Content-Length: 3')}{}`],
  ['a chunk without a length', `${head('Transfer-Encoding: chunked')}zz\r\n`],
  ['no length at all', `${head()}${ASK}`],
  ['no HTTP', '\x00\x01\x02\r\n\r\n'],
  ['a blank in the path', 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n'],
])('%s: 400', async (_, bytes) => {
  wire = await start();
  const { status, headers, body } = parse(await wire.raw(bytes));
  expect([status, body]).toEqual(['400 BAD REQUEST', NOT_JSON]);
  expect(headers).toEqual(['Content-Type: application/json', 'Content-Length: 92', 'Connection: close']);
});

test('a body shorter than announced: 400 when the client has said all it says', async () => {
  wire = await start();
  const answer = parse(await wire.raw(`${head('Content-Length: 100')}${ASK}`, 'close'));
  expect([answer.status, answer.body]).toEqual(['400 BAD REQUEST', NOT_JSON]);
});

test('a body longer than announced is cut', async () => {
  wire = await start();
  expect(parse(await wire.raw(`${head(`Content-Length: ${ASK.length}`)}${ASK}{}{}`)).body).toBe(VERSION);
});

test('a client that goes away in the middle of a body', async () => {
  wire = await start();
  const socket = wire.open();
  socket.write(`${head('Content-Length: 100')}{"data":`);
  await pause(20);
  socket.resetAndDestroy();
  await pause(20);
});

test('old clients, without a host and with expectations', async () => {
  wire = await start();
  const length = `Content-Length: ${ASK.length}`;
  expect(parse(await wire.raw(`POST /apdu HTTP/1.0\r\n${length}\r\n\r\n${ASK}`)).body).toBe(VERSION);
  expect(parse(await wire.raw(`POST /apdu HTTP/1.1\r\n${length}\r\n\r\n${ASK}`)).body).toBe(VERSION);
  expect(parse(await wire.raw(`${head(length, 'Expect: wonders')}${ASK}`)).body).toBe(VERSION);
  const continued = await wire.raw(`${head(length, 'Expect: 100-continue')}${ASK}`);
  expect(continued.startsWith('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n')).toBe(true);
});

test('a client that sends one byte at a time', async () => {
  wire = await start();
  const socket = wire.open();
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  for (const char of `${head(`Content-Length: ${ASK.length}`)}${ASK}`) {
    socket.write(char);
    await pause(1);
  }
  await expect.poll(() => parse(said).body).toBe(VERSION);
});

test('requests sent before the first is answered are answered in order', async () => {
  wire = await start();
  const asked = `${head('Connection: keep-alive', `Content-Length: ${ASK.length}`)}${ASK}`;
  const all = await wire.raw(`${asked.repeat(20)}GET /nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  const statuses = all.match(/HTTP\/1\.1 \d+/g);
  expect(statuses).toEqual([...Array(20).fill('HTTP/1.1 200'), 'HTTP/1.1 404']);
});

const TEN_MEGABYTES = 10_000_000;
test.each([
  ['POST /apdu', 'x'.repeat(TEN_MEGABYTES), '400 BAD REQUEST'],
  ['POST /apdu', JSON.stringify({ data: 'z'.repeat(TEN_MEGABYTES) }), '400 BAD REQUEST'],
  ['POST /apdu', '['.repeat(TEN_MEGABYTES), '400 BAD REQUEST'],
  ['POST /nope', 'x'.repeat(TEN_MEGABYTES), '405 METHOD NOT ALLOWED'],
  ['POST /events', 'x'.repeat(2 * TEN_MEGABYTES), '413 PAYLOAD TOO LARGE'],
])('%s with megabytes', async (line, body, status) => {
  wire = await start();
  expect((await wire.ask(line, body)).status).toBe(status);
});
