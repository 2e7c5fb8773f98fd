import { concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { BitcoinBench, paymentFrom } from '../../../testing/bitcoin-bench.js';
import { type Kind, TestAccount, uint32le, uint64le } from '../../../testing/bitcoin-payment.js';
import { type PolicyOptions, type Psbt, type PsbtMap, psbtOf } from '../../../testing/bitcoin-psbt.js';

function answerTo(kind: Kind, edit: (psbt: Psbt) => void): string {
  const bench = new BitcoinBench();
  const answer = bench.pay(paymentFrom(kind), edit);
  expect(bench.end).toBeUndefined();
  return answer;
}

/** Edits the second input, so that something right comes before. */
function input(edit: (map: PsbtMap) => void): (psbt: Psbt) => void {
  return ({ inputs: [, second] }) => second && edit(second);
}

function flip(map: PsbtMap, key: string, at: number): void {
  const value = map.get(key)?.slice();
  if (!value) throw new Error(`no ${key}`);
  value[at] = (value[at] ?? 0) ^ 1;
  map.set(key, value);
}

function derivationKey(map: PsbtMap): string {
  return [...map.keys()].find((key) => key.length > 2) ?? '';
}

describe('the global map', () => {
  test.each<[string, (map: PsbtMap) => void, string]>([
    ['no version', (map) => void map.delete('02'), '6a80'],
    ['a short version', (map) => void map.set('02', hexToBytes('020000')), '6a80'],
    ['a long version', (map) => void map.set('02', new Uint8Array(10)), '6a80'],
    ['a short lock time', (map) => void map.set('03', hexToBytes('01')), '6a80'],
  ])('%s', (_, edit, answer) => {
    expect(answerTo('native', ({ global }) => edit(global))).toBe(answer);
  });
});

describe('an input', () => {
  test.each<[string, Kind, (map: PsbtMap) => void, string]>([
    ['nothing of what it spends', 'native', (map) => [map.delete('00'), map.delete('01')], '00036a80'],
    ['no id of what it spends', 'native', (map) => map.delete('0e'), '6a80'],
    ['a long id', 'native', (map) => map.set('0e', new Uint8Array(33)), '6a80'],
    ['a short id', 'native', (map) => map.set('0e', new Uint8Array(31)), '00046a80'],
    ['another id', 'native', (map) => flip(map, '0e', 0), '00046a80'],
    ['an index too far', 'native', (map) => map.set('0f', uint32le(2)), '00046a80'],
    ['an index with a long script', 'native', (map) => map.set('0f', uint32le(0)), '00046a80'],
    ['another previous transaction', 'native', (map) => flip(map, '00', 70), '00046a80'],
    ['a previous transaction that is none', 'native', (map) => map.set('00', new Uint8Array(9)), '00046a80'],
    ['amounts that differ', 'native', (map) => flip(map, '01', 0), '00056a80'],
    ['scripts that differ', 'native', (map) => flip(map, '01', 20), '00056a80'],
    ['a witness UTXO of another length', 'native', (map) => flip(map, '01', 8), '6a80'],
    ['a witness UTXO in a legacy account', 'legacy', withWitnessUtxo, '00066a80'],
    [
      'a witness UTXO alone in a legacy account',
      'legacy',
      (map) => [withWitnessUtxo(map), map.delete('00')],
      '00066a80',
    ],
    ['no witness UTXO', 'native', (map) => map.delete('01'), '00076a80'],
    ['no witness UTXO', 'taproot', (map) => map.delete('01'), '00076a80'],
    ['ANYONECANPAY in a legacy account', 'legacy', (map) => map.set('03', uint32le(0x81)), '6a82'],
    ['DEFAULT in a native account', 'native', (map) => map.set('03', uint32le(0)), '6a82'],
    ['an unknown type', 'taproot', (map) => map.set('03', uint32le(4)), '6a82'],
    ['a short type', 'taproot', (map) => map.set('03', new Uint8Array(3)), '6a80'],
    ['a redeem script of another hash', 'native', (map) => map.set('04', hexToBytes('0014')), '000b6a80'],
    ['another redeem script', 'wrapped', (map) => flip(map, '04', 21), '000b6a80'],
    ['no redeem script', 'wrapped', (map) => map.delete('04'), '6a80'],
    ['a derivation of a short key', 'native', (map) => map.set('0602', uint32le(1)), '6a80'],
    [
      'a derivation without a fingerprint',
      'native',
      (map) => map.set(derivationKey(map), new Uint8Array(3)),
      '6a80',
    ],
    [
      'a derivation of eleven steps',
      'native',
      (map) => map.set(derivationKey(map), new Uint8Array(48)),
      '6a80',
    ],
    ['a hardened index', 'native', (map) => flip128(map), '6a80'],
  ])('%s, %s', (_, kind, edit, answer) => {
    expect(
      answerTo(
        kind,
        input((map) => void edit(map)),
      ),
    ).toBe(answer);
  });

  test('SINGLE needs an output beside it', () => {
    const bench = new BitcoinBench();
    const payment = paymentFrom('native', { change: undefined });
    const single = input((map) => void map.set('03', uint32le(3)));
    expect(bench.pay(payment, single)).toBe('00086a82');
  });

  test('more than 21 million bitcoins', () => {
    const withTooMuch = ({ inputs }: Psbt) => {
      for (const map of inputs) {
        map.delete('00');
        const [...utxo] = map.get('01') ?? [];
        map.set('01', Uint8Array.from([...uint64le(2_100_000_000_000_001n), ...utxo.slice(8)]));
      }
    };
    expect(answerTo('taproot', withTooMuch)).toBe('6a80');
  });

  test('none of them ours', () => {
    const foreign = ({ inputs }: Psbt) => {
      for (const map of inputs) map.delete(derivationKey(map));
    };
    expect(answerTo('native', foreign)).toBe('6a80');
  });
});

function withWitnessUtxo(map: PsbtMap): void {
  const { script } = new TestAccount('legacy').payment(1, 300);
  map.set('01', concatBytes(uint64le(50_000_000n), Uint8Array.of(script.length), script));
}

function flip128(map: PsbtMap): void {
  const key = derivationKey(map);
  const value = map.get(key)?.slice() ?? new Uint8Array();
  value[value.length - 1] = 0x80;
  map.set(key, value);
}

describe('an output', () => {
  test.each<[string, (outputs: PsbtMap[]) => void, string]>([
    ['no amount', ([first]) => first?.delete('03'), '6a80'],
    ['a short amount', ([first]) => first?.set('03', new Uint8Array(7)), '6a80'],
    ['more than there is', ([first]) => first?.set('03', uint64le(200_000_000n)), '6a80'],
    ['more than there will ever be', ([first]) => first?.set('03', uint64le(2_100_000_000_000_001n)), '6a80'],
    ['no script', ([first]) => first?.delete('04'), '6a80'],
    ['a script of 84 bytes', ([first]) => first?.set('04', new Uint8Array(84)), '6a80'],
    ['a derivation of a short key', ([first]) => first?.set('02aa', uint32le(1)), '6a80'],
  ])('%s', (_, edit, answer) => {
    expect(answerTo('native', ({ outputs }) => edit(outputs))).toBe(answer);
  });

  test('change goes to ten outputs at most', () => {
    const split = (parts: number) => (psbt: Psbt) => {
      const change = psbt.outputs.pop() ?? new Map<string, Uint8Array>();
      for (let i = 0; i < parts; i++) psbt.outputs.push(new Map(change).set('03', uint64le(1_000n)));
    };
    expect(answerTo('native', split(11))).toBe('00096a82');
    const bench = new BitcoinBench();
    expect(bench.pay(paymentFrom('native'), split(10))).toBe('03006b00');
  });
});

describe('the policy', () => {
  const native = new TestAccount('native');
  const answer = (policy: PolicyOptions) =>
    new BitcoinBench().signPsbt(psbtOf(paymentFrom('native')), native, policy);

  test.each<[string, PolicyOptions, string]>([
    ['a name', { name: 'Mine' }, '00016a80'],
    ['a name of 65 characters', { name: 'x'.repeat(65) }, '6a80'],
    ['the key of another purpose', { keys: [new TestAccount('taproot').description] }, '00006a80'],
    ['a key of another origin', { keys: [native.description.replace("84'", "84'/1")] }, '00006a80'],
    ['a key of somebody else', { keys: [native.description.replace('f5acc2fd', 'f5acc2fe')] }, '00006a80'],
    ['a key without origin', { keys: [native.description.replace(/^\[.*\]/, '')] }, '00006a80'],
    ['two keys', { keys: [native.description, new TestAccount('native', 1).description] }, '00006a80'],
    ['several signers', { template: 'wsh(sortedmulti(2,@0/**,@1/**))' }, '00006a80'],
    ['other sides', { template: 'wpkh(@0/<2;3>/*)' }, '00006a80'],
    ['no policy', { template: 'wpkh(@0/*)' }, '6a80'],
    ['sides spelled out', { template: 'wpkh(@0/<0;1>/*)' }, '9000'],
  ])('%s', (_, policy, expected) => {
    expect(answer(policy)).toBe(expected);
  });
});
