import fc from 'fast-check';
import { expect, test } from 'vitest';
import { start } from './wire.js';

const paths = [
  '/apdu',
  '/finger',
  '/button/left',
  '/button/both',
  '/ticker/',
  '/automation',
  '/events',
  '/events?stream=false',
  '/events?currentscreenonly=',
  '/screenshot',
  '/health',
  '/swagger/',
  '/',
  '/ticker',
  '/nope',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const words = [
  'press',
  'release',
  'press-and-release',
  'resume',
  'single-step',
  'e002000300',
  '00',
  'ff'.repeat(9),
];
const value = fc.oneof(fc.constantFrom(...words), fc.integer(), fc.double(), fc.jsonValue());
const body = fc.oneof(
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.jsonValue().map((json) => Buffer.from(JSON.stringify(json))),
  fc
    .record(
      {
        action: value,
        x: value,
        y: value,
        x2: value,
        data: value,
        version: fc.constant(1),
        rules: fc.array(value),
      },
      { requiredKeys: [] },
    )
    .map((json) => Buffer.from(JSON.stringify(json))),
);
const path = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...paths) },
  fc.webPath().map((text) => `/${text}`),
  fc.stringMatching(/^[!-~]{1,30}$/).map((text) => `/${text}`),
);

test('whatever is sent, the answer is never a 5xx, and the device still answers', async () => {
  const wire = await start();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), path, body, async (method, at, bytes) => {
      const isRead = method === 'GET' || method === 'HEAD';
      const { status } = await wire.ask(`${method} ${at}`, isRead ? undefined : bytes);
      expect(status).toMatch(/^(200|30[48]|40[045]) /);
    }),
    { numRuns: 400, seed: 3 },
  );
  await wire.ask('POST /automation', '{"version":1,"rules":[]}');
  expect(await wire.apdu('e002000300')).toBe('{"data": "0404029000"}');
}, 60_000);
