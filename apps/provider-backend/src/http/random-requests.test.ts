import { errorPayload } from '@exchange-sim/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { providerUnderTest } from '../../test/provider-under-test.js';
import { randomRequest } from '../../test/random-requests.js';

test('2,000 random requests: nothing is answered with 5xx, and every refusal is the envelope', async () => {
  const said: unknown[] = [];
  const { app, signIn, clock } = await providerUnderTest({
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
    { numRuns: 2_000 },
  );
  clearInterval(ticking);
  expect(said).toEqual([]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 401, 404, 415]));
}, 60_000);
