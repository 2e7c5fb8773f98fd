import { fromHex, Subcommand, toHex } from '@exchange-sim/apdu';
import { numberToBytesBE } from '@noble/curves/utils.js';
import { describe, expect, test } from 'vitest';
import type { DeviceAppOptions } from '../../exchange-app/create-device-app.js';
import { AMOUNT, DESTINATION, FEES, paymentFrom, SIGN_PSBT } from '../../testing/bitcoin-bench.js';
import { BitcoinClient } from '../../testing/bitcoin-client.js';
import { type Payment, psbtOf, signPsbtData } from '../../testing/bitcoin-psbt.js';
import { assembleTransaction } from '../../testing/bitcoin-verifier.js';
import { TestDevice } from '../../testing/device.js';
import { configurations, Flow } from '../../testing/flow.js';

const amount = numberToBytesBE(AMOUNT, 4);
const own = 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg';
const fields = {
  [Subcommand.SELL_NG]: { 2: 'BTC', 3: amount, 4: DESTINATION },
  [Subcommand.FUND_NG]: { 3: 'BTC', 4: amount, 5: DESTINATION },
  [Subcommand.SWAP_NG]: { 1: DESTINATION, 3: own, 5: own, 7: 'BTC', 8: 'BTC', 9: amount, 10: amount },
};

/** Bitcoin in front, after the user approved. */
function handedOver(subcommand: keyof typeof fields, options: Partial<DeviceAppOptions> = {}): TestDevice {
  const device = new TestDevice({ transactionId: 'fixed', ...options });
  const flow = new Flow(device, {
    subcommand,
    configuration: configurations.bitcoin,
    parameters: fromHex('02058000005480000000800000000000000000000000'),
    fields: fields[subcommand],
    fees: numberToBytesBE(FEES, 3),
  });
  expect(flow.upTo('startSigning')).toBe(0x9000);
  return device;
}

function sign(device: TestDevice, payment: Payment, client = new BitcoinClient()): string | undefined {
  const data = signPsbtData(client, psbtOf(payment), payment.account);
  let answer = device.raw(toHex(Uint8Array.of(0xe1, SIGN_PSBT, 0, 1, data.length, ...data)));
  while (answer?.endsWith('e000')) {
    const reply = client.reply(fromHex(answer.slice(0, -4)));
    answer = device.raw(toHex(Uint8Array.of(0xf8, 1, 0, 1, reply.length, ...reply)));
  }
  return answer;
}

describe.each([
  ['a sale', Subcommand.SELL_NG],
  ['funding', Subcommand.FUND_NG],
  ['a swap', Subcommand.SWAP_NG],
] as const)('%s of bitcoins', (_, subcommand) => {
  test('is signed, shown over the home screen of Bitcoin, and forgotten', () => {
    const device = handedOver(subcommand);
    const client = new BitcoinClient();
    expect(sign(device, paymentFrom('native'), client)).toBe('9000');
    assembleTransaction(paymentFrom('native'), client.yielded);
    expect(device.ui.shown.slice(-2)).toEqual(['Signing', 'signed over Bitcoin']);
    expect(device.raw('e002000300')).toBe('0404029000');
  });

  test('is refused when more leaves the account', () => {
    const device = handedOver(subcommand);
    const payment = paymentFrom('native', { to: [{ address: DESTINATION, amount: AMOUNT + 1n }] });
    expect(sign(device, payment)).toBe('03006b00');
    expect(device.ui.shown.at(-1)).toBe('incorrect Bitcoin');
    expect(device.raw('e105000100')).toBe('6e00');
  });
});

test('while Bitcoin is in front the operating system still answers for Exchange', () => {
  const device = handedOver(Subcommand.SELL_NG);
  expect(device.raw('e105000100')).toBe('f5acc2fd9000');
  expect(device.raw('b001000000')).toContain(toHex(Buffer.from('Exchange TEST')));
  expect(device.raw('e002000300')).toBe('6e00');
});

test('an amount of more than eight bytes is not printed, so nobody can approve it', () => {
  const device = new TestDevice({ transactionId: 'fixed' });
  const flow = new Flow(device, {
    subcommand: Subcommand.SELL_NG,
    configuration: configurations.bitcoin,
    fields: { ...fields[Subcommand.SELL_NG], 3: new Uint8Array(9).fill(1) },
  });
  expect(flow.upTo('checkCoins')).toBe(0x6a8b);
});

test('a client that falls silent between two replies is given up after fifty ticks', () => {
  const waiting: Array<{ ticks: number; giveUp(): void }> = [];
  const afterTicks = (ticks: number, giveUp: () => void) => {
    waiting.push({ ticks, giveUp });
    return () => void waiting.pop();
  };
  const device = handedOver(Subcommand.SELL_NG, { afterTicks });
  expect(device.raw('e105000100')).toBe('f5acc2fd9000');
  expect(waiting).toEqual([]);
  const payment = paymentFrom('native');
  const data = signPsbtData(new BitcoinClient(), psbtOf(payment), payment.account);
  expect(device.raw(toHex(Uint8Array.of(0xe1, SIGN_PSBT, 0, 1, data.length, ...data)))).toMatch(/e000$/);
  expect(waiting).toMatchObject([{ ticks: 50 }]);
  waiting[0]?.giveUp();
  expect(device.ui.shown.at(-1)).toBe('incorrect Bitcoin');
  expect(device.raw('e002000300')).toBe('0404029000');
});
