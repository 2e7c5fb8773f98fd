import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeExchangeCommand, parseApdu, parseResponse } from './exchange-apdu.js';
import { fromHex, toHex } from './hex.js';
import { Instruction } from './instruction.js';
import { Extension, Rate, Subcommand } from './subcommand.js';

const process = Instruction.PROCESS_TRANSACTION_RESPONSE;

test('the parts of a long command hold all of its data in order', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 1200 }), (data) => {
      const parts = encodeExchangeCommand({
        instruction: process,
        rate: Rate.FIXED,
        subcommand: Subcommand.SELL_NG,
        data,
      }).map((part) => parseApdu(part));
      expect(parts.flatMap((part) => [...(part?.data ?? [])])).toEqual([...data]);
      parts.forEach((part, i) => {
        const extend = i > 0 ? Extension.EXTEND : 0;
        const more = i < parts.length - 1 ? Extension.MORE : 0;
        expect(part?.p2).toBe(Subcommand.SELL_NG | extend | more);
      });
    }),
  );
});

test('a legacy flow cannot be split', () => {
  const data = new Uint8Array(256);
  expect(() =>
    encodeExchangeCommand({ instruction: process, rate: Rate.FIXED, subcommand: Subcommand.SELL, data }),
  ).toThrow('256 bytes do not fit');
});

test('a command without data has Lc 0', () => {
  const [apdu] = encodeExchangeCommand({
    instruction: Instruction.START_NEW_TRANSACTION,
    rate: Rate.FLOATING,
    subcommand: Subcommand.FUND_NG,
  });
  expect(toHex(apdu ?? new Uint8Array())).toBe('e003010500');
});

test('an answer is data and a status word', () => {
  expect(parseResponse(fromHex('0404029000'))).toEqual({ data: fromHex('040402'), status: 0x9000 });
  expect(parseResponse(fromHex('90'))).toBeUndefined();
});
