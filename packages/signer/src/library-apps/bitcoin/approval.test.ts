import { numberToBytesBE } from '@noble/curves/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import {
  AMOUNT,
  approved,
  BitcoinBench,
  bitcoinApp,
  DESTINATION,
  FEES,
  keys,
  paymentFrom,
} from '../../testing/bitcoin-bench.js';
import {
  type Kind,
  kinds,
  scriptOfAddress,
  TestAccount,
  uint32le,
  uint64le,
} from '../../testing/bitcoin-payment.js';
import {
  knowPolicy,
  type Payment,
  type PolicyOptions,
  type Psbt,
  psbtOf,
} from '../../testing/bitcoin-psbt.js';
import type { ApprovedPayin } from '../library-app.js';

const PUBLISHED = utf8ToBytes('=:ETH.ETH:0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D');
const STRANGER = 'bc1q39p59k625rtd7w5qcvkvcez059jxres44t6fcl';

/** What the application answers to a payment, and how it left. */
function pay(payment: Payment, edit?: (psbt: Psbt) => void, changes?: Partial<ApprovedPayin>) {
  const bench = new BitcoinBench(changes);
  return [bench.pay(payment, edit), bench.end];
}

function output(amount: bigint, script: Uint8Array): Map<string, Uint8Array> {
  return new Map([
    ['03', uint64le(amount)],
    ['04', script],
  ]);
}

describe('the transaction must be the approved one', () => {
  const native = paymentFrom('native');

  test.each<[string, Partial<ApprovedPayin>, string]>([
    ['amount', { amount: numberToBytesBE(AMOUNT + 1n, 8) }, '01006b00'],
    ['fees', { fees: numberToBytesBE(FEES - 1n, 2) }, '03006b00'],
    ['destination', { destination: STRANGER }, '02006b00'],
    ['a destination in capitals', { destination: DESTINATION.toUpperCase() }, '02006b00'],
    ['fees before amount', { amount: new Uint8Array(), fees: new Uint8Array() }, '03006b00'],
    ['amount before destination', { amount: new Uint8Array(), destination: '' }, '01006b00'],
    ['an unknown mode', { extra: new Uint8Array(33).fill(1) }, 'ff026b00'],
    ['a memo', { extra: concatBytes(utf8ToBytes('abc'), new Uint8Array(30)) }, 'ff026b00'],
  ])('%s', (_, changes, answer) => {
    expect(pay(native, undefined, changes)).toEqual([answer, 'refused']);
  });

  test.each<[string, (psbt: Psbt) => void, string]>([
    ['change that is none', ({ outputs }) => outputs[1]?.set('04', scriptOfAddress(STRANGER)), '04046b00'],
    ['nothing paid', ({ outputs }) => void outputs.shift(), '04046b00'],
    ['a script without an address', ({ outputs }) => outputs[0]?.set('04', hexToBytes('51')), '04056b00'],
    ['a foreign input', ({ inputs }) => removeDerivation(inputs[1]), '04026b00'],
    ['an amount nobody proves', ({ inputs }) => inputs[1]?.delete('00'), '04036b00'],
    ['a signature for some outputs', ({ inputs }) => inputs[1]?.set('03', uint32le(0x83)), '04036b00'],
  ])('%s', (_, edit, answer) => {
    expect(pay(native, edit)).toEqual([answer, 'refused']);
  });

  test.each(kinds)('change of a %s account comes back to the change side', (kind: Kind) => {
    const payment = paymentFrom(kind);
    const change = payment.change && { ...payment.change, side: 0 };
    expect(pay({ ...payment, ...(change ? { change } : {}) })).toEqual(['04046b00', 'refused']);
  });

  test('a destination is compared up to 64 characters, a description of published data as well', () => {
    const published = ({ outputs }: Psbt) => outputs[0]?.set('04', hexToBytes('6a0568656c6c6f'));
    const destination = 'OP_RETURN 0x68656c6c6f';
    expect(pay(native, published, { destination })).toEqual(['9000', 'signed']);
    expect(pay(native, published, { destination: `${destination}\0tail` })).toEqual(['9000', 'signed']);
    expect(pay(native, undefined, { destination: `${DESTINATION}x` })).toEqual(['02006b00', 'refused']);
  });
});

function removeDerivation(input: Map<string, Uint8Array> | undefined): void {
  for (const key of input?.keys() ?? []) if (key.startsWith('06')) input?.delete(key);
}

describe('across chains', () => {
  const native = paymentFrom('native');
  const extra = concatBytes(Uint8Array.of(2), sha256(PUBLISHED));
  const push = Uint8Array.of(0x6a, PUBLISHED.length, ...PUBLISHED);
  const before = (amount: bigint, script: Uint8Array) => (psbt: Psbt) =>
    void psbt.outputs.unshift(output(amount, script));

  test('the data of an output in front of the payment must have the approved hash', () => {
    expect(pay(native, before(0n, push), { extra })).toEqual(['9000', 'signed']);
    const long = new Uint8Array(80).fill(7);
    const pushData1 = Uint8Array.of(0x6a, 0x4c, 80, ...long);
    const hashed = { extra: concatBytes(Uint8Array.of(2), sha256(long)) };
    expect(pay(native, before(0n, pushData1), hashed)).toEqual(['9000', 'signed']);
  });

  test.each<[string, (psbt: Psbt) => void, string]>([
    ['other data', before(0n, Uint8Array.of(...push.subarray(0, -1), 0)), '07006b00'],
    ['no data', () => undefined, '04046b00'],
    ['a payment in front', before(0n, scriptOfAddress(STRANGER)), '06016b00'],
    ['too little data', before(0n, hexToBytes('6a0101')), '06016b00'],
    ['a push of one byte', before(0n, hexToBytes('6a010101')), '06006b00'],
    ['a number', before(0n, hexToBytes('6a515151')), '06006b00'],
    ['bytes behind the data', before(0n, Uint8Array.of(...push, 0)), '06006b00'],
    ['a value', before(1n, push), '06026b00'],
  ])('%s', (_, edit, answer) => {
    expect(pay(native, edit, { extra })).toEqual([answer, 'refused']);
  });

  test('value is looked at in 32 bits, and missed in the amount', () => {
    const rich = paymentFrom('native', { change: undefined });
    const spends = rich.spends.map((coin) => ({ ...coin, amount: coin.amount + 2n ** 32n }));
    const answer = pay({ ...rich, spends }, before(2n ** 32n, push), { extra });
    expect(answer).toEqual(['03006b00', 'refused']);
  });
});

describe('a registered policy is refused', () => {
  const payment = paymentFrom('native');
  const label = 'LEDGER-Wallet policy';
  const sign = (policy: PolicyOptions) => {
    const bench = new BitcoinBench();
    const id = knowPolicy(bench.client, payment.account, policy);
    const hmac = policy.hmac ?? keys.authenticate(label, id);
    return [bench.signPsbt(psbtOf(payment), payment.account, { ...policy, hmac }), bench.end];
  };

  test('of a single key, once the transaction is read', () => {
    expect(sign({ name: 'Savings' })).toEqual(['04016b00', 'refused']);
    expect(sign({ name: 'Savings', template: 'tr(@0/**)' })).toEqual(['6a80', undefined]);
  });

  test('of several signers, at once', () => {
    const cosigners = [payment.account.description, new TestAccount('native', 1).description];
    const policy = { name: 'Ours', template: 'wsh(sortedmulti(2,@0/**,@1/**))', keys: cosigners };
    expect(sign(policy)).toEqual(['04016b00', 'refused']);
  });

  test('unless its registration is forged', () => {
    expect(sign({ name: 'Savings', hmac: new Uint8Array(32).fill(1) })).toEqual(['b008', undefined]);
  });
});

test('amounts and fees of more than eight bytes are refused at once', () => {
  expect(bitcoinApp.startSigning(approved({ amount: new Uint8Array(9) }))).toBeUndefined();
  expect(bitcoinApp.startSigning(approved({ fees: new Uint8Array(9) }))).toBeUndefined();
});
