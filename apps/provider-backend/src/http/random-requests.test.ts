import { errorPayload } from '@exchange-sim/contract';
import { decodeBase64url, decodeSwap } from '@exchange-sim/payload';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRequest } from '../../test/random-requests.js';
import { swappingProvider, type Ticker } from '../../test/swapping-provider.js';

test('3,000 random requests: nothing is answered with 5xx, and every refusal is the envelope', async () => {
  const said: unknown[] = [];
  const { app, signIn, clock } = await swappingProvider({
    logger: { error: (...words) => said.push(words) },
  });
  const headers = { ...(await signIn()), 'x-api-key': 'key-for-ledger' };
  const seen = new Map<number, number>();
  // Behaviours may be switched on by chance: late answers need the clock, and failing on purpose is switched off again.
  const ticking = setInterval(() => clock.advance(1), 5);
  await fc.assert(
    fc.asyncProperty(randomRequest(headers), async (request) => {
      const answer = await app.inject(request);
      seen.set(answer.statusCode, (seen.get(answer.statusCode) ?? 0) + 1);
      expect(answer.statusCode).toBeLessThan(500);
      if (answer.statusCode >= 400) errorPayload.parse(answer.json());
    }),
    { numRuns: 3_000 },
  );
  clearInterval(ticking);
  expect(said).toEqual([]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404, 415]));
}, 60_000);

const amountText = fc.oneof(
  fc.constantFrom(
    '1e-8',
    '0',
    '-1',
    '1,5',
    '1e30',
    `0.${'3'.repeat(40)}`,
    '1.',
    '.5',
    ' 1',
    '+1',
    '0x1',
    '１',
  ),
  fc.stringMatching(/^[0-9]{1,4}(\.[0-9]{1,20})?$/),
  fc.stringMatching(/^[0-9.,eE+-]{1,12}$/),
);

const same = (text: string) =>
  text
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

test('an amount is read exactly or refused, never rounded', async () => {
  const { quote } = await swappingProvider();
  let quoted = 0;
  await fc.assert(
    fc.asyncProperty(amountText, fc.constantFrom<Ticker>('ETH', 'BTC', 'USDC'), async (amount, from) => {
      const { status, body } = await quote(from, from === 'BTC' ? 'ETH' : 'BTC', amount);
      if (status === 200) quoted++;
      else errorPayload.parse(body);
      expect([200, 400]).toContain(status);
      if (status === 200) expect(body.amount).toBe(same(amount));
    }),
    {
      numRuns: 500,
      examples: [
        ['0.050', 'BTC'],
        ['0001.5', 'ETH'],
        ['0.0100000000', 'BTC'],
      ],
    },
  );
  expect(quoted).toBeGreaterThan(2);
}, 30_000);

test('the amount of a floating swap is signed exactly or refused, never rounded', async () => {
  const { swap } = await swappingProvider();
  const decimals = { ETH: 18, BTC: 8, USDC: 6 };
  let signed = 0;
  await fc.assert(
    fc.asyncProperty(amountText, fc.constantFrom<Ticker>('ETH', 'BTC', 'USDC'), async (amount, from) => {
      const { status, body } = await swap('float', [from, from === 'BTC' ? 'ETH' : 'BTC'], { amount });
      expect([200, 400]).toContain(status);
      if (status !== 200) return void errorPayload.parse(body);
      signed++;
      const { amountToProviderAtomic } = decodeSwap(decodeBase64url(body.providerSig.payload));
      const [whole = '', fraction = ''] = same(amount).split('.');
      expect(amountToProviderAtomic).toBe(BigInt(whole + fraction.padEnd(decimals[from], '0')));
      expect(fraction.length).toBeLessThanOrEqual(decimals[from]);
    }),
    {
      numRuns: 300,
      examples: [
        ['0.050', 'BTC'],
        ['0001.5', 'ETH'],
        ['0.0100000000', 'BTC'],
        ['1.000000000000000001', 'ETH'],
      ],
    },
  );
  expect(signed).toBeGreaterThan(3);
}, 30_000);
