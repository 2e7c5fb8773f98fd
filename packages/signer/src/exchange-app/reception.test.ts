import { fromHex, Instruction, StatusWord, Subcommand, toHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { Flow } from '../testing/flow.js';

test.each([
  ['', '6e01', 'nothing'],
  ['e0020000', '6e01', 'no Lc'],
  ['ff02000001', '6e01', 'a wrong Lc hides a wrong CLA'],
  ['ff02ff0f00', '6e00', 'CLA before P1'],
  ['e0ff020f00', '6a86', 'P1 before P2'],
  ['e0ff000600', '6a87', 'flow before INS'],
  ['e0ff004000', '6d00', 'INS before the extension'],
  ['e00e000000', '6d00', 'a command hw-app-exchange has and the application has not'],
  ['e00b000000', '6d00', 'an asset check in a swap'],
  ['e008000400', '6d00', 'the alias of the legacy flows in an NG flow'],
  ['e004004000', '6d01', 'order before the extension'],
  ['e002004000', '6a88', 'an unknown extension'],
  ['e002002300', '6a88', 'a part of a command that is not split'],
])('%s is answered %s: %s', (apdu, status) => {
  expect(new TestDevice().raw(apdu)).toBe(status);
});

/** Ready for PROCESS_TRANSACTION_RESPONSE of SELL_NG, with its data. */
function ready() {
  const device = new TestDevice();
  const flow = new Flow(device, { subcommand: Subcommand.SELL_NG });
  flow.upTo('checkPartner');
  const data = flow.transactionData();
  const part = (p2: number, bytes: Uint8Array, p1 = 0) =>
    device.raw(toHex(Uint8Array.from([0xe0, 0x06, p1, p2, bytes.length, ...bytes])));
  return { device, data, part };
}

const MORE = 0x24;
const BOTH = 0x34;
const LAST = 0x14;

test('a command in three parts, the last one empty', () => {
  const { data, part } = ready();
  expect(part(MORE, data.subarray(0, 10))).toBe('9000');
  expect(part(BOTH, data.subarray(10))).toBe('9000');
  expect(part(LAST, new Uint8Array())).toBe('9000');
});

test('a continuation without a beginning is refused', () => {
  const { data, part } = ready();
  expect(part(LAST, data)).toBe('6a89');
});

test('a part with another rate is refused and what was received stays', () => {
  const { data, part } = ready();
  part(MORE, data.subarray(0, 10));
  expect(part(LAST, data.subarray(10), 1)).toBe('6a89');
  expect(part(LAST, data.subarray(10))).toBe('9000');
});

test('an accepted command in between ends the reception, a refused one does not', () => {
  const { device, data, part } = ready();
  part(MORE, data.subarray(0, 10));
  expect(device.send(Instruction.CHECK_PARTNER, Subcommand.SELL_NG)).toBe(StatusWord.unexpectedInstruction);
  expect(part(BOTH, data.subarray(10))).toBe('9000');
  device.send(Instruction.GET_VERSION, Subcommand.SELL_NG);
  expect(part(LAST, new Uint8Array())).toBe('6a89');
});

test('512 bytes are received, one more is not', () => {
  const { part } = ready();
  part(MORE, new Uint8Array(255));
  part(BOTH, new Uint8Array(255));
  expect(part(LAST, new Uint8Array(3))).toBe('6a89');
  expect(part(LAST, fromHex('0000'))).toBe('6a80');
});

test('a second beginning starts over', () => {
  const { data, part } = ready();
  part(MORE, data.subarray(0, 30));
  part(MORE, data.subarray(0, 10));
  expect(part(LAST, data.subarray(10))).toBe('9000');
});
