import { fromHex, Instruction, StatusWord, Subcommand, toHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { Flow, ownAddress } from '../testing/flow.js';
import { signedDescriptor, trustedNameCertificate, trustedNameFields } from '../testing/trusted-name.js';

const { SWAP_NG } = Subcommand;
const NAME = 'jane.example';

/** A swap to a name, ready for its descriptor. */
function ready({ certificate = true, payout = NAME } = {}) {
  const device = new TestDevice();
  const flow = new Flow(device, { subcommand: SWAP_NG, fields: { 5: payout } });
  flow.upTo('checkSignature');
  if (certificate)
    device.raw(`b0060400${trustedNameCertificate.length.toString(16)}${toHex(trustedNameCertificate)}`);
  device.send(Instruction.GET_CHALLENGE, SWAP_NG);
  const challenge = fromHex((device.last ?? '').slice(0, 8));
  const send = (descriptor: Uint8Array) => {
    device.send(Instruction.SEND_TRUSTED_NAME_DESCRIPTOR, SWAP_NG, descriptor);
    return device.last;
  };
  return { device, flow, send, fields: trustedNameFields(NAME, ownAddress, challenge) };
}

test('the challenge stays the same until it is used', () => {
  const { device, send } = ready();
  const ask = () => {
    device.send(Instruction.GET_CHALLENGE, SWAP_NG);
    return device.last;
  };
  const first = ask();
  expect(first).toMatch(/^[0-9a-f]{8}9000$/);
  expect(ask()).toBe(first);
  send(new Uint8Array());
  expect(ask()).not.toBe(first);
});

test('a trusted name is replaced by its address', () => {
  const { device, flow, send, fields } = ready();
  expect(send(signedDescriptor(fields))).toBe('9000');
  expect(flow.checkCoins()).toBe(StatusWord.ok);
  flow.prompt();
  expect(device.review?.crossSeedAddress).toBeUndefined();
});

test('a name nobody mentioned is refused', () => {
  const { send, fields } = ready({ payout: ownAddress });
  expect(send(signedDescriptor(fields))).toBe('6d02');
});

test.each([
  ['', '026a91', 'nothing'],
  ['01', '016a91', 'a tag without length'],
  ['0101', '016a91', 'a value cut short'],
  ['7f0101', '016a91', 'an unknown tag'],
  ['510101', '016a91', 'a tag of later systems'],
  ['010103010103', '016a91', 'a tag twice'],
  ['010104', '036a91', 'another structure'],
  ['010103', '046a91', 'fields missing'],
])('%s is answered %s (%s)', (descriptor, answer) => {
  expect(ready().send(fromHex(descriptor))).toBe(answer);
});

test.each([
  [0x02, 4, '056a91'],
  [0x13, 7, '076a91'],
  [0x14, 9, '086a91'],
  [0x14, 0x17, '836a91'],
  [0x14, 2, '846a91'],
  [0x70, 1, '6a8f'],
  [0x71, 1, '6a8f'],
])('tag %i with value %i is answered %s', (tag, value, answer) => {
  const { send, fields } = ready();
  expect(send(signedDescriptor(new Map(fields).set(tag, Uint8Array.of(value))))).toBe(answer);
});

test('certificate and challenge are needed', () => {
  const without = ready({ certificate: false });
  expect(without.send(signedDescriptor(without.fields))).toBe('816a91');
  const { send, fields } = ready();
  const unanswered = new Map(fields);
  unanswered.delete(0x12);
  expect(send(signedDescriptor(unanswered))).toBe('6a90');
  expect(send(signedDescriptor(fields))).toBe('6a8e');
});
