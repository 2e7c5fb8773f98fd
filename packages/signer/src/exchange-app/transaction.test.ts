import {
  fromHex,
  Instruction,
  type StatusCode,
  StatusWord,
  Subcommand,
  type SubcommandName,
  toHex,
} from '@exchange-sim/apdu';
import { describe, expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { Flow, type FlowOptions } from '../testing/flow.js';

const flows = Object.keys(Subcommand) as SubcommandName[];
const { SWAP, SWAP_NG, SELL, SELL_NG, FUND_NG } = Subcommand;

function run(options: FlowOptions) {
  const device = new TestDevice();
  return { device, flow: new Flow(device, options) };
}

describe('transaction id', () => {
  test('ten letters for the legacy swap, 32 bytes otherwise', () => {
    const { device } = run({ subcommand: SWAP });
    device.send(Instruction.START_NEW_TRANSACTION, SWAP);
    expect(device.last?.slice(-4)).toBe('9000');
    expect(Buffer.from(device.last?.slice(0, -4) ?? '', 'hex').toString()).toMatch(/^[A-Z]{10}$/);
    device.send(Instruction.START_NEW_TRANSACTION, SELL);
    expect(device.last).toMatch(/^[0-9a-f]{64}9000$/);
  });

  test('is another one each time, unless it is fixed', () => {
    const ids = (device: TestDevice) => [1, 2].map(() => device.raw('e003000400'));
    expect(new Set(ids(new TestDevice())).size).toBe(2);
    expect(new Set(ids(new TestDevice({ transactionId: 'fixed' }))).size).toBe(1);
  });

  test.each([
    [SWAP, 11, 'XXXXXXXXXX'],
    [SWAP_NG, 12, new Uint8Array(32)],
    [SELL_NG, 7, new Uint8Array(31)],
    [FUND_NG, 6, new Uint8Array()],
  ])('flow %i: a wrong one in field %i is refused', (subcommand, tag, value) => {
    const { flow } = run({ subcommand, fields: { [tag]: value } });
    expect(flow.upTo('process')).toBe(StatusWord.wrongTransactionId);
  });
});

describe('partner', () => {
  const send = (data: string, subcommand = SELL_NG as (typeof Subcommand)[SubcommandName]) => {
    const device = new TestDevice();
    device.send(Instruction.START_NEW_TRANSACTION, subcommand);
    return device.send(Instruction.SET_PARTNER_KEY, subcommand, fromHex(data));
  };
  const key = `04${'11'.repeat(64)}`;

  test.each<[string, StatusCode, string]>([
    ['', StatusWord.incorrectCommandData, 'empty'],
    [`02616200${key}`, StatusWord.incorrectCommandData, 'name of two bytes'],
    [`10${'61'.repeat(16)}00${key}`, StatusWord.incorrectCommandData, 'name of sixteen bytes'],
    [`0361626302${key}`, StatusWord.incorrectCommandData, 'unknown curve'],
    [`0361626300${key}00`, StatusWord.incorrectCommandData, 'a byte behind the key'],
    [`0361626300${key.slice(0, 66)}`, StatusWord.incorrectCommandData, 'compressed key'],
    [`036162630005${key.slice(2)}`, StatusWord.internalError, 'key that does not begin with 04'],
    [`0361626300${key}`, StatusWord.ok, 'key off the curve'],
  ])('%s is answered %i: %s', (data, status) => {
    expect(send(data)).toBe(status);
  });

  test('Ledger’s signature is needed, and may be tried again', () => {
    const { device, flow } = run({ subcommand: SELL_NG });
    flow.upTo('setPartner');
    expect(device.send(Instruction.CHECK_PARTNER, SELL_NG, new Uint8Array(66))).toBe(
      StatusWord.incorrectCommandData,
    );
    expect(device.send(Instruction.CHECK_PARTNER, SELL_NG, new Uint8Array(70))).toBe(
      StatusWord.signVerificationFail,
    );
    expect(flow.checkPartner()).toBe(StatusWord.ok);
  });

  test('a production signer does not trust the test key', () => {
    const device = new TestDevice({ ledgerKey: 'production' });
    const status = new Flow(device, { subcommand: SELL_NG }).upTo('checkPartner');
    expect(status).toBe(StatusWord.signVerificationFail);
    expect(device.app.name).toBe('Exchange');
  });
});

describe('payload', () => {
  test.each(flows)('%s is accepted with either encoding', (name) => {
    for (const base64 of [true, false]) {
      expect(run({ subcommand: Subcommand[name], base64 }).flow.upTo('process')).toBe(StatusWord.ok);
    }
  });

  test.each([
    [{ fees: new Uint8Array(17) }, StatusWord.incorrectCommandData],
    [{ fees: new Uint8Array() }, StatusWord.ok],
    [{ fields: { 2: 'TENLETTERS' } }, StatusWord.deserializationFailed],
    [{ fields: { 3: new Uint8Array(17) } }, StatusWord.deserializationFailed],
    [{ fields: { 99: 'unknown' } }, StatusWord.ok],
  ] satisfies [Partial<FlowOptions>, number][])('sell with %o', (options, status) => {
    expect(run({ subcommand: SELL_NG, ...options }).flow.upTo('process')).toBe(status);
  });

  test.each([
    [{ 13: new Uint8Array(33).fill(1) }, StatusWord.ok],
    [{ 13: new Uint8Array(32).fill(1) }, StatusWord.wrongExtraIdOrExtraData],
    [{ 13: Uint8Array.of(0) }, StatusWord.ok],
    [{ 13: Uint8Array.of(1) }, StatusWord.wrongExtraIdOrExtraData],
    [{ 2: 'memo', 13: Uint8Array.of(0) }, StatusWord.ok],
    [{ 2: 'memo', 13: new Uint8Array(33).fill(1) }, StatusWord.wrongExtraIdOrExtraData],
  ])('swap with extra %o', (fields, status) => {
    expect(run({ subcommand: SWAP_NG, fields }).flow.upTo('process')).toBe(status);
  });

  test.each([
    ['02', 'unknown format'],
    ['', 'empty'],
    ['0100', 'no length'],
    ['0100000000', 'bytes behind the fees'],
  ])('%s is malformed: %s', (data) => {
    const { device, flow } = run({ subcommand: SELL_NG });
    flow.upTo('checkPartner');
    expect(device.send(Instruction.PROCESS_TRANSACTION_RESPONSE, SELL_NG, fromHex(data))).toBe(
      StatusWord.incorrectCommandData,
    );
    expect(flow.process()).toBe(StatusWord.ok);
  });
});

describe('signature', () => {
  const choices = [true, false].flatMap((dotted) =>
    [true, false].flatMap((rs) =>
      (['secp256k1', 'secp256r1'] as const).map((curve) => ({ dotted, rs, curve })),
    ),
  );

  test.each(choices)('%o', (choice) => {
    for (const subcommand of [SWAP_NG, SELL_NG, FUND_NG]) {
      expect(run({ subcommand, ...choice }).flow.upTo('checkSignature')).toBe(StatusWord.ok);
    }
  });

  test.each(flows)('%s refuses a changed signature, then takes the right one', (name) => {
    const { device, flow } = run({ subcommand: Subcommand[name] });
    flow.upTo('process');
    const wrong = flow.signature();
    wrong[wrong.length - 1] = (wrong.at(-1) ?? 0) ^ 1;
    expect(device.send(Instruction.CHECK_TRANSACTION_SIGNATURE, Subcommand[name], wrong)).toBe(
      StatusWord.signVerificationFail,
    );
    expect(flow.checkSignature()).toBe(StatusWord.ok);
  });

  test('flags and sizes are checked before the signature', () => {
    const { device, flow } = run({ subcommand: SELL_NG });
    flow.upTo('process');
    const tail = toHex(flow.signature().subarray(2));
    for (const data of [`0201${tail}`, `0102${tail}`, `0101${tail}00`, `0100${tail}`, '', '01']) {
      expect(device.send(Instruction.CHECK_TRANSACTION_SIGNATURE, SELL_NG, fromHex(data))).toBe(
        StatusWord.incorrectCommandData,
      );
    }
  });
});
