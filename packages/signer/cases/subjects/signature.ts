import { concatBytes } from '@noble/hashes/utils.js';
import { type Draft, numbered } from '../writer/case.js';
import { Deal, type DealOptions } from '../writer/deal.js';

const both = [false, true];
const ng = ['SWAP_NG', 'SELL_NG', 'FUND_NG'] as const;

/** Every way an NG partner may sign. */
const formats = ng.flatMap((name) =>
  (['secp256k1', 'secp256r1'] as const).flatMap((curve) =>
    both.flatMap((rs) =>
      both.map((dotted): Draft => {
        const base64 = rs === dotted;
        return {
          title: `${name}: ${curve}, ${rs ? 'R‖S' : 'DER'}, ${dotted ? 'dot' : 'no dot'}, ${base64 ? 'base64url' : 'raw'}`,
          rule: 'NG partners choose curve, encodings and the dot',
          steps: new Deal(name, { curve, rs, dotted, base64 }).until('coins'),
        };
      }),
    ),
  ),
);

const legacy = (['SWAP', 'SELL', 'FUND'] as const).map(
  (name): Draft => ({
    title: `${name}: the one format`,
    rule: 'SWAP: DER of the raw payload on K1; SELL: R‖S, FUND: DER, both of "." and text on R1',
    steps: new Deal(name).until('coins'),
  }),
);

/** A wrong signature, then the right one. */
function wrong(
  title: string,
  rule: string,
  response: string,
  change: (right: Uint8Array) => Uint8Array,
  options: DealOptions = {},
): Draft {
  const deal = new Deal('SELL_NG', options);
  deal.flow.transactionData();
  const right = deal.flow.signature();
  return {
    title,
    rule,
    steps: [...deal.until('process'), deal.send(0x07, change(right), response), deal.checkSignature()],
  };
}
const replace = (at: number, by: number) => (right: Uint8Array) =>
  right.map((byte, i) => (i === at ? by : byte));
const flip = (at: number) => (right: Uint8Array) => right.map((byte, i) => (i === at ? byte ^ 1 : byte));
const der: DealOptions = { rs: false };

const faults = [
  wrong('no data', '6A80: two flags come first', '6a80', () => new Uint8Array()),
  wrong('one flag only', '6A80: two flags come first', '6a80', (right) => right.slice(0, 1)),
  wrong('flags only', '6A80: no signature', '6a80', (right) => right.slice(0, 2)),
  wrong('dot flag 2', '6A80: flags are 00 or 01', '6a80', replace(0, 2)),
  wrong('format flag 2', '6A80: flags are 00 or 01', '6a80', replace(1, 2)),
  wrong('the other dot flag', '9D1A: other bytes were signed', '9d1a', flip(0)),
  wrong('R‖S called DER', '6A80: no DER of that length', '6a80', flip(1)),
  wrong('DER called R‖S', '6A80: R‖S is 64 bytes', '6a80', flip(1), der),
  wrong('R‖S of 63 bytes', '6A80: R‖S is 64 bytes', '6a80', (right) => right.slice(0, -1)),
  wrong('R‖S of 65 bytes', '6A80: R‖S is 64 bytes', '6a80', (right) => concatBytes(right, Uint8Array.of(0))),
  wrong('r changed', '9D1A: it does not verify', '9d1a', flip(10)),
  wrong('s changed', '9D1A: it does not verify', '9d1a', flip(60)),
  wrong('r is zero', '9D1A: it does not verify', '9d1a', (right) =>
    right.map((byte, i) => (i > 1 && i < 34 ? 0 : byte)),
  ),
  wrong('r and s exchanged', '9D1A: it does not verify', '9d1a', (right) =>
    concatBytes(right.slice(0, 2), right.slice(34), right.slice(2, 34)),
  ),
  wrong(
    'DER one byte short',
    '6A80: its second byte says otherwise',
    '6a80',
    (right) => right.slice(0, -1),
    der,
  ),
  wrong(
    'DER one byte long',
    '6A80: its second byte says otherwise',
    '6a80',
    (right) => concatBytes(right, Uint8Array.of(0)),
    der,
  ),
  wrong('DER changed', '9D1A: it does not verify', '9d1a', flip(30), der),
];

/** Another payload than the one that was signed. */
const otherPayload = ng.map((name): Draft => {
  const deal = new Deal(name);
  deal.flow.transactionData();
  const signature = deal.flow.signature();
  const other = new Deal(name, { fees: Uint8Array.of(0x65), fields: { 2: 'X' } });
  return {
    title: `${name}: a signature of another payload`,
    rule: '9D1A: the partner signed something else',
    steps: [...deal.until('checkPartner'), ...other.process(), deal.send(0x07, signature, '9d1a')],
  };
});

export const signature = numbered('signature', [...formats, ...legacy, ...faults, ...otherPayload]);
