import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from './decimal.js';
import type { SellPayload, SwapPayload } from './fields.js';
import { decodeFund, decodeSell, decodeSwap, encodeFund, encodeSell, encodeSwap } from './messages.js';

const ascii = (max: number) => fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: max });
const amount = fc.bigInt({ min: 1n, max: (1n << 128n) - 1n });
const nonce = fc.uint8Array({ minLength: 32, maxLength: 32 });
const decimal = fc
  .tuple(fc.bigInt({ min: 1n, max: (1n << 64n) - 1n }), fc.nat({ max: 18 }))
  .map(([coefficient, exponent]) => formatDecimal({ coefficient, exponent }));
const sell: fc.Arbitrary<SellPayload> = fc.record(
  {
    traderEmail: ascii(49),
    inCurrency: ascii(9),
    inAmountAtomic: amount,
    inAddress: ascii(150),
    outCurrency: ascii(9),
    outAmountWhole: decimal,
    deviceTransactionId: nonce,
    inExtraId: ascii(19),
  },
  {
    requiredKeys: [
      'inCurrency',
      'inAmountAtomic',
      'inAddress',
      'outCurrency',
      'outAmountWhole',
      'deviceTransactionId',
    ],
  },
);
const swap: fc.Arbitrary<SwapPayload> = fc.record({
  payinAddress: ascii(150),
  refundAddress: ascii(150),
  payoutAddress: ascii(150),
  payoutExtraId: ascii(19),
  currencyFrom: ascii(9),
  currencyTo: ascii(9),
  amountToProviderAtomic: amount,
  amountToWalletAtomic: amount,
  deviceTransactionId: nonce,
  payinExtraData: fc.uint8Array({ minLength: 33, maxLength: 33 }),
});

const alice: SellPayload = {
  traderEmail: 'alice@example.com',
  inCurrency: 'ETH',
  inAmountAtomic: 500_000_000_000_000_000n,
  inAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
  outCurrency: 'EUR',
  outAmountWhole: '1215.05',
  deviceTransactionId: new Uint8Array(32).fill(7),
};

test('what is encoded is decoded again', () => {
  fc.assert(
    fc.property(sell, (payload) => {
      expect(decodeSell(encodeSell(payload))).toEqual(payload);
    }),
  );
  fc.assert(
    fc.property(swap, (payload) => {
      expect(decodeSwap(encodeSwap(payload))).toEqual(payload);
    }),
  );
  const fund = {
    userId: 'u',
    accountName: 'a',
    inCurrency: 'ETH',
    inAmountAtomic: 1n,
    inAddress: '0x',
    deviceTransactionId: alice.deviceTransactionId,
  };
  expect(decodeFund(encodeFund(fund))).toEqual(fund);
});

test('the bytes are those of the message definition', () => {
  expect(Buffer.from(encodeSell(alice)).toString('hex')).toBe(
    [
      '0a11616c696365406578616d706c652e636f6d',
      '1203455448',
      '1a0806f05b59d3b20000',
      '222a307844616437373931304462444664453736346643323146434434453734443731624241434136443844',
      '2a03455552',
      '32070a0301daa11002',
      `3a20${'07'.repeat(32)}`,
    ].join(''),
  );
});

test('decimals keep their text', () => {
  fc.assert(
    fc.property(decimal, (text) => {
      expect(formatDecimal(parseDecimal(text))).toBe(text);
    }),
  );
});

test.each([
  [{ traderEmail: `${'a'.repeat(46)}@b.c` }, 'trader_email', 'has 50 bytes, the signer takes 49'],
  [{ inAmountAtomic: 0n }, 'in_amount', 'is zero'],
  [{ inAmountAtomic: 1n << 128n }, 'in_amount', 'has 17 bytes'],
  [{ inCurrency: '' }, 'in_currency', 'is missing'],
  [{ inCurrency: 'ELEVEN CHARS' }, 'in_currency', 'the signer takes 9'],
  [{ outAmountWhole: '0.00' }, 'out_amount', 'is zero'],
  [{ outAmountWhole: '1e5' }, 'out_amount', 'is not a plain decimal'],
  [{ outAmountWhole: '18446744073709551616' }, 'out_amount', 'more digits than the signer can show'],
  [{ deviceTransactionId: new Uint8Array(31) }, 'device_transaction_id', 'has 31 bytes'],
  [{ inAddress: 'é'.repeat(76) }, 'in_address', 'has 152 bytes'],
])('a payload the signer would refuse names field and clause: %o', (change, field, problem) => {
  expect(() => encodeSell({ ...alice, ...change })).toThrow(
    expect.objectContaining({
      field,
      clause: expect.stringContaining(field),
      message: expect.stringContaining(problem),
    }),
  );
});

test('a swap needs a nonce and takes extra data only alone', () => {
  fc.assert(
    fc.property(swap, ({ deviceTransactionId, ...payload }) => {
      expect(() => encodeSwap(payload)).toThrow('device_transaction_id_ng is missing');
      expect(() => encodeSwap({ ...payload, deviceTransactionId, payinExtraId: 'memo' })).toThrow(
        'payin_extra_data',
      );
    }),
    { numRuns: 5 },
  );
});

test('no bytes make the decoder throw anything but a PayloadError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        decodeSell(bytes);
      } catch (error) {
        expect(error).toMatchObject({ name: 'PayloadError' });
      }
    }),
    { numRuns: 2_000 },
  );
});

test('the last occurrence wins and embedded messages are merged, as on the device', () => {
  const bytes = encodeSell(alice);
  const more = Buffer.from('1203425443' + '32021003', 'hex');
  expect(decodeSell(Buffer.concat([bytes, more]))).toMatchObject({
    inCurrency: 'BTC',
    outAmountWhole: '121.505',
  });
});
