import { expect, test } from 'vitest';
import { type SignerFlags, signerOptions } from './signer.js';
import { UsageError } from './usage-error.js';

const flags: SignerFlags = { port: '5001', host: '127.0.0.1', model: 'stax', tickMs: '100' };

test('the defaults are those of Speculos, with the key of the test builds', () => {
  expect(signerOptions(flags)).toMatchObject({
    port: 5001,
    model: 'stax',
    transactionId: 'random',
    ledgerKey: 'test',
    tickMs: 100,
  });
});

test.each(['stax', 'flex', 'nanosp', 'nanox', 'apex_p'])('the model may be %s', (model) => {
  expect(signerOptions({ ...flags, model }).model).toBe(model);
});

test('production key, fixed transaction ids and a short tick are taken over', () => {
  const options = signerOptions({ ...flags, productionKey: true, fixedTransactionId: true, tickMs: '4' });
  expect(options).toMatchObject({ ledgerKey: 'production', transactionId: 'fixed', tickMs: 4 });
});

test.each([
  [{ model: 'blue' }, '--model blue is not available: give one of stax, flex, nanosp, nanox, apex_p'],
  [{ port: '70000' }, '--port 70000 is not a port: give a whole number from 0 to 65535.'],
  [{ port: '' }, '--port  is not a port'],
  [{ host: 'everywhere' }, '--host everywhere is not an IP address'],
  [{ tickMs: '0' }, '--tick-ms 0 is not a tick: give whole milliseconds from 1 to 1000; Speculos has 100.'],
  [{ tickMs: '2.5' }, '--tick-ms 2.5 is not a tick'],
  [{ tickMs: 'fast' }, '--tick-ms fast is not a tick'],
])('%o is refused with one sentence', (wrong, sentence) => {
  expect(() => signerOptions({ ...flags, ...wrong })).toThrow(UsageError);
  expect(() => signerOptions({ ...flags, ...wrong })).toThrow(sentence);
});
