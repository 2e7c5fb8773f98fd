import { fromHex, toHex } from '@exchange-sim/apdu';
import { ownAddress } from '../../src/testing/flow.js';
import {
  signedDescriptor,
  trustedNameCertificate,
  trustedNameFields,
} from '../../src/testing/trusted-name.js';
import { type Draft, numbered, type Step } from '../writer/case.js';
import { Deal } from '../writer/deal.js';

const certificate = toHex(trustedNameCertificate);
const load: Step = {
  apdu: `b0060400${(certificate.length / 2).toString(16)}${certificate}`,
  response: '9000',
};
/** Four bytes nobody was asked for: they are the right ones once in four thousand million times. */
const stale = trustedNameFields('jane.example', ownAddress, fromHex('00112233'));
const challenge = (deal: Deal): Step => ({ ...deal.send(0x10, ''), responseMatch: '^[0-9a-f]{8}9000$' });
const asked = (deal: Deal): Step => {
  const { apdu, responseMatch = '' } = challenge(deal);
  return { apdu, responseMatch };
};

function descriptor(title: string, rule: string, data: Uint8Array, response: string): Draft {
  const deal = new Deal('SWAP_NG');
  return {
    title,
    rule,
    steps: [
      load,
      ...deal.until('checkSignature'),
      asked(deal),
      deal.send(0x11, data, response),
      ...deal.coins(),
    ],
  };
}
const changed = (tag: number, value: number) =>
  signedDescriptor(new Map(stale).set(tag, Uint8Array.of(value)));
const without = (tag: number) => signedDescriptor(new Map([...stale].filter(([own]) => own !== tag)));

const parsing = (
  [
    ['', '026a91', 'nothing: no structure'],
    ['01', '016a91', 'a tag without length'],
    ['0101', '016a91', 'a value that is missing'],
    ['010103010103', '016a91', 'a tag twice'],
    ['7f0101', '016a91', 'an unknown tag'],
    ['010104', '036a91', 'another structure'],
    ['010103', '046a91', 'nothing but the structure'],
  ] as const
).map(([hex, response, title]) =>
  descriptor(title, '6A91 with one byte that says why', fromHex(hex), response),
);

const missing = [0x02, 0x70, 0x71, 0x20, 0x23, 0x22, 0x13, 0x14].map((tag) =>
  descriptor(
    `without tag ${tag.toString(16)}`,
    '6A91, reason 04: a field is missing',
    without(tag),
    '046a91',
  ),
);
const values = (
  [
    ['version 0', 0x02, 0, '056a91'],
    ['version 4', 0x02, 4, '056a91'],
    ['the production key’s number', 0x13, 7, '076a91'],
    ['an unknown algorithm', 0x14, 0x55, '086a91'],
    ['hashed otherwise', 0x14, 2, '846a91'],
  ] as const
).map(([title, tag, value, response]) =>
  descriptor(title, '6A91 with one byte that says why', changed(tag, value), response),
);

export const trustedName = numbered('trusted-name', [
  ...parsing,
  ...missing,
  ...values,
  descriptor('another challenge', '6A8E', signedDescriptor(stale), '6a8e'),
  descriptor('no challenge', '6A90', without(0x12), '6a90'),
]);
