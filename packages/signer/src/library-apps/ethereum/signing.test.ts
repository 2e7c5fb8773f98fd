import { fromHex, Subcommand, toHex } from '@exchange-sim/apdu';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { addressOf, checksumAddress } from '../../keys/ethereum-address.js';
import { TestDevice } from '../../testing/device.js';
import { Flow, type FlowOptions, ownAddress, payinAddress } from '../../testing/flow.js';

type Item = Uint8Array | readonly Item[];

/** A number as RLP wants it: big-endian without leading zeros. */
function number(value: bigint): Uint8Array {
  const hex = value === 0n ? '' : value.toString(16);
  return fromHex(hex.length % 2 ? `0${hex}` : hex);
}

function header(base: number, length: number): Uint8Array {
  if (length < 56) return Uint8Array.of(base + length);
  const size = number(BigInt(length));
  return concatBytes(Uint8Array.of(base + 55 + size.length), size);
}

function rlp(item: Item): Uint8Array {
  if (!(item instanceof Uint8Array)) {
    const body = concatBytes(...item.map(rlp));
    return concatBytes(header(0xc0, body.length), body);
  }
  return item.length === 1 && (item[0] ?? 0) < 0x80 ? item : concatBytes(header(0x80, item.length), item);
}

interface Transfer {
  to?: string;
  value?: bigint;
  gasPrice?: bigint;
  gasLimit?: bigint;
  chainId?: bigint;
  data?: Uint8Array;
}

const empty = new Uint8Array();
const approvedValue = 0x1a80a85d245400n;

function fieldsOf({
  to = payinAddress,
  value = approvedValue,
  gasPrice = 4n,
  gasLimit = 25n,
  ...rest
}: Transfer) {
  const { chainId = 1n, data = empty } = rest;
  return {
    to: fromHex(to.slice(2)),
    value: number(value),
    price: number(gasPrice),
    limit: number(gasLimit),
    chainId: number(chainId),
    data,
  };
}

function legacy(transfer: Transfer): Uint8Array {
  const { to, value, price, limit, chainId, data } = fieldsOf(transfer);
  return rlp([empty, price, limit, to, value, data, chainId, empty, empty]);
}

function eip1559(transfer: Transfer): Uint8Array {
  const { to, value, price, limit, chainId, data } = fieldsOf(transfer);
  return concatBytes(Uint8Array.of(2), rlp([chainId, empty, number(1n), price, limit, to, value, data, []]));
}

const path = fromHex('058000002c8000003c800000000000000000000000');

/** A device whose user approved 0.00745981 ETH to `payinAddress` with fees of 100 wei. */
function approved(options: Partial<FlowOptions> = {}): TestDevice {
  const device = new TestDevice();
  new Flow(device, { subcommand: Subcommand.SELL_NG, ...options }).upTo('startSigning');
  expect(device.ui.shown.at(-1)).toBe('Signing');
  return device;
}

function sign(device: TestDevice, transaction: Uint8Array): string | undefined {
  const data = concatBytes(path, transaction);
  let answer: string | undefined;
  for (let start = 0; start < data.length; start += 255) {
    const part = data.subarray(start, start + 255);
    answer = device.raw(
      `e004${start === 0 ? '00' : '80'}00${part.length.toString(16).padStart(2, '0')}${toHex(part)}`,
    );
  }
  return answer;
}

function signerOf(answer: string, transaction: Uint8Array, parity: number): string {
  const signature = secp256k1.Signature.fromHex(answer.slice(2, 130), 'compact').addRecoveryBit(parity);
  return `0x${checksumAddress(addressOf(signature.recoverPublicKey(keccak_256(transaction)).toBytes(false)))}`;
}

describe('what was approved is signed, and Exchange is back', () => {
  test('legacy', () => {
    const device = approved();
    const answer = sign(device, legacy({})) ?? '';
    const v = Number.parseInt(answer.slice(0, 2), 16);
    expect([37, 38]).toContain(v);
    expect(signerOf(answer, legacy({}), v - 37)).toBe(ownAddress);
    expect(device.ui.shown.at(-1)).toBe('signed');
    expect(device.app.name).toBe('Exchange TEST');
    expect(device.raw('e002000000')).toBe('0404029000');
    expect(device.raw('e00a000400')).toBe('6d01');
  });

  test('EIP-1559, in any subdivision', () => {
    const whole = concatBytes(path, eip1559({}));
    for (let cut = path.length + 1; cut < whole.length; cut++) {
      const device = approved();
      const part = (p1: string, bytes: Uint8Array) =>
        device.raw(`e004${p1}00${bytes.length.toString(16).padStart(2, '0')}${toHex(bytes)}`);
      expect(part('00', whole.subarray(0, cut))).toBe('9000');
      const answer = part('80', whole.subarray(cut)) ?? '';
      expect(signerOf(answer, eip1559({}), Number.parseInt(answer.slice(0, 2), 16))).toBe(ownAddress);
    }
  });

  test('fees may be split otherwise as long as their product is the same', () => {
    expect(sign(approved(), legacy({ gasPrice: 1n, gasLimit: 100n }))).toMatch(/9000$/);
  });

  test('the address may be spelled in another case', () => {
    const fields = { 4: `0x${payinAddress.slice(2).toLowerCase()}` };
    expect(sign(approved({ fields }), legacy({}))).toMatch(/9000$/);
  });
});

const refusals: [string, Transfer, code: string, text: string][] = [
  ['amount', { value: approvedValue + 1n }, '0100', '0.00745981 ETH != 0.007459810000000001 ETH'],
  ['destination', { to: ownAddress }, '0200', `${payinAddress} != ${ownAddress}`],
  ['fees', { gasLimit: 26n }, '0300', '0.0000000000000001 ETH != 0.000000000000000104 ETH'],
  ['chain', { chainId: 137n }, '0100', '0.00745981 ETH != 0.00745981 POL'],
  ['chain unknown', { chainId: 987654321n }, '0100', '0.00745981 ETH != 0.00745981 ???'],
  ['calldata', { data: fromHex('deadbeef') }, 'ff01', ''],
];

describe.each([
  ['legacy', legacy],
  ['EIP-1559', eip1559],
] as const)('%s: another', (_name, encode) => {
  test.each(refusals)('%s is refused', (_what, transfer, code, text) => {
    const device = approved();
    expect(sign(device, encode(transfer))).toBe(`${code}${toHex(utf8ToBytes(text))}6001`);
    expect(device.ui.shown.at(-1)).toBe('incorrect Ethereum');
    expect(device.raw('e003000400')).toMatch(/9000$/);
  });
});

test('an address approved without 0x never matches', () => {
  const fields = { 4: payinAddress.slice(2) };
  expect(sign(approved({ fields }), legacy({}))?.startsWith('0200')).toBe(true);
});

test('a memo makes every transaction a wrong one', () => {
  expect(sign(approved({ fields: { 8: 'memo' } }), legacy({}))).toBe('05006001');
});

test('bytes that are no transaction are refused', () => {
  expect(sign(approved(), fromHex('80'))).toBe('ff016001');
  expect(sign(approved(), fromHex('02ff'))).toBe('9000');
  expect(sign(approved(), fromHex('c98080808080808080c0'))).toBe('ff016001');
});

describe('tokens', () => {
  const contract = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
  const testKey = fromHex('7a0c92845a36ad2779bd53c51068af85a8b95f0f42a25fd36b20e1e87bebc2e9');
  const described = concatBytes(utf8ToBytes('ETH'), fromHex(contract.slice(2)), fromHex('0000001200000001'));
  const signature = secp256k1.sign(sha256(described), testKey, { prehash: false, format: 'der' });
  const token = concatBytes(Uint8Array.of(3), described, signature);
  const call = (to: string, amount: bigint, selector = 'a9059cbb') =>
    fromHex(`${selector}${to.slice(2).padStart(64, '0')}${amount.toString(16).padStart(64, '0')}`);
  const provide = (device: TestDevice, data = token) =>
    device.raw(`e00a0000${data.length.toString(16).padStart(2, '0')}${toHex(data)}`);

  test('a transfer of the amount approved is signed', () => {
    const device = approved();
    expect(provide(device)).toBe('009000');
    const data = call(payinAddress, approvedValue);
    expect(sign(device, eip1559({ to: contract, value: 0n, data }))).toMatch(/9000$/);
  });

  test.each([
    ['another recipient', call(ownAddress, approvedValue), 0n, '0200'],
    ['another amount', call(payinAddress, 1n), 0n, '0100'],
    ['native value with it', call(payinAddress, approvedValue), 1n, 'ff01'],
    ['another method', call(payinAddress, approvedValue, 'deadbeef'), 0n, 'ff01'],
    [
      'more words than trackers add',
      concatBytes(call(payinAddress, approvedValue), new Uint8Array(96)),
      0n,
      'ff01',
    ],
  ])('%s is refused', (_what, data, value, code) => {
    const device = approved();
    provide(device);
    expect(sign(device, legacy({ to: contract, value, data }))?.startsWith(code)).toBe(true);
  });

  test('a contract the application was not told about makes it stay in front', () => {
    const device = approved();
    const data = call(payinAddress, approvedValue);
    expect(sign(device, legacy({ to: contract, value: 0n, data }))).toBe('6a80');
    expect(device.app.name).toBe('Ethereum');
  });

  test('a description nobody trusted has signed is refused', () => {
    const forged = token.slice();
    forged[1] = 0x45 ^ 1;
    expect(provide(approved(), forged)).toBe('6a80');
  });
});

describe('cross-chain', () => {
  const data = concatBytes(fromHex('4088890d'), new Uint8Array(40).fill(7));
  // Words are hashed with their padding.
  const hash = sha256(concatBytes(data, new Uint8Array(24)));
  const options = {
    subcommand: Subcommand.SWAP_NG,
    fields: { 9: number(approvedValue), 13: concatBytes(Uint8Array.of(1), hash) },
  } satisfies FlowOptions;

  test('calldata with the hash promised is signed', () => {
    expect(sign(approved(options), eip1559({ data }))).toMatch(/9000$/);
  });

  test('calldata may be encoded as a list, unless it is a selector only', () => {
    const asList = (calldata: Uint8Array) =>
      fromHex(
        toHex(eip1559({ data: calldata })).replace(
          toHex(rlp(calldata)),
          toHex(concatBytes(Uint8Array.of(0xc0 + calldata.length), calldata)),
        ),
      );
    expect(sign(approved(options), asList(data))).toMatch(/9000$/);
    expect(sign(approved(options), asList(data.subarray(0, 4)))).toBe('ff016001');
  });

  test.each([
    ['other calldata', { data: concatBytes(data, Uint8Array.of(1)) }],
    ['no calldata', {}],
  ])('%s is refused', (_what, transfer) => {
    expect(sign(approved(options), eip1559(transfer))).toBe('05006001');
  });
});

describe('other commands while Ethereum is in front', () => {
  test('configuration and address do no harm', () => {
    const device = approved();
    expect(device.raw('e006000000')).toBe('020117009000');
    expect(device.raw(`e002000015${toHex(path)}`)).toContain(toHex(utf8ToBytes(ownAddress.slice(2))));
    expect(device.raw('b001000000')).toContain(toHex(utf8ToBytes('Exchange TEST')));
    expect(sign(device, legacy({}))).toMatch(/9000$/);
  });

  test.each([
    ['e003000400', '6d00', 'START_NEW_TRANSACTION sent too early'],
    ['e0ff000000', '6d00', 'an unknown command'],
    ['ff00000000', '6e00', 'another class'],
    ['e00400ff00', '6b00', 'wrong parameters'],
    ['e00480000100', '6980', 'a continuation of nothing'],
    ['e0040000020500', '6a80', 'a path cut short'],
    ['e00400000601000000007f', '6501', 'an unknown transaction type'],
    ['e00200000100', '6a80', 'a key without path'],
    ['e002', '6a87', 'half a header'],
  ])('%s is answered %s (%s), and the approval is forgotten', (apdu, status) => {
    const device = approved();
    expect(device.raw(apdu)).toBe(status);
    expect(sign(device, legacy({}))).toBe('6985');
    expect(device.app.name).toBe('Ethereum');
  });

  test('a second transaction begun before the first is complete is not signed', () => {
    const device = approved();
    expect(sign(device, legacy({}).subarray(0, 20))).toBe('9000');
    expect(sign(device, legacy({}))).toBe('6985');
  });
});

test('an application that refuses its parameters never takes over', () => {
  const device = new TestDevice();
  new Flow(device, { subcommand: Subcommand.SELL_NG, fees: new Uint8Array(9).fill(1) }).upTo('startSigning');
  expect(device.last).toBe('9000');
  expect(device.ui.shown.at(-1)).toBe('incorrect Ethereum');
  expect(device.raw('e002000000')).toBe('0404029000');
});
