import type { SubcommandName } from '@exchange-sim/apdu';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { signedByLedger } from '../../src/testing/flow.js';
import { type Draft, numbered } from '../writer/case.js';
import { Deal } from '../writer/deal.js';

const ofNg = (deal: Deal) => deal.flow.credentials().slice(-66);
const ofLegacy = (deal: Deal) => deal.flow.credentials().slice(-65);

function named(length: number): Uint8Array {
  return concatBytes(Uint8Array.of(length), utf8ToBytes('Acme Payments Europe'.slice(0, length)));
}

/** SET_PARTNER_KEY with other credentials. */
function credentials(
  name: SubcommandName,
  title: string,
  rule: string,
  data: Uint8Array,
  response: string,
): Draft {
  const deal = new Deal(name);
  const accepted = response === '9000' ? [deal.send(0x05, signedByLedger(data))] : [deal.setPartner()];
  return {
    title: `${name}: ${title}`,
    rule,
    steps: [deal.start(), deal.send(0x04, data, response), ...accepted],
  };
}

const ng = new Deal('SELL_NG');
const legacy = new Deal('SWAP');
const names = [0, 1, 2, 3, 9, 15, 16, 20].flatMap((length) => {
  const response = length >= 3 && length <= 15 ? '9000' : '6a80';
  const rule = 'the name is 3 to 15 bytes long';
  return [
    credentials('SELL_NG', `a name of ${length}`, rule, concatBytes(named(length), ofNg(ng)), response),
    credentials('SWAP', `a name of ${length}`, rule, concatBytes(named(length), ofLegacy(legacy)), response),
  ];
});

const key = ofLegacy(ng);
const head = named(8);
const keys = (
  [
    ['nothing', new Uint8Array(), '6a80', 'there must be a name'],
    ['no curve and no key', head, '6a80', 'the curve follows the name'],
    ['curve 2', concatBytes(head, Uint8Array.of(2), key), '6a80', 'curves are 00 (K1) and 01 (R1)'],
    ['curve ff', concatBytes(head, Uint8Array.of(0xff), key), '6a80', 'curves are 00 (K1) and 01 (R1)'],
    ['a key of 64 bytes', concatBytes(head, Uint8Array.of(1), key.slice(0, 64)), '6a80', 'a key is 65 bytes'],
    [
      'a key of 66 bytes',
      concatBytes(head, Uint8Array.of(1), key, Uint8Array.of(0)),
      '6a80',
      'a key is 65 bytes',
    ],
    [
      'a key that begins with 02',
      concatBytes(head, Uint8Array.of(1, 2), key.slice(1)),
      '6a85',
      'keys are uncompressed',
    ],
    [
      'a key that begins with 00',
      concatBytes(head, Uint8Array.of(0, 0), key.slice(1)),
      '6a85',
      'keys are uncompressed',
    ],
  ] as const
).map(([title, data, response, rule]) => credentials('SELL_NG', title, rule, data, response));

/** CHECK_PARTNER with another signature, then the right one: the state is kept. */
function signature(title: string, rule: string, data: Uint8Array, response: string): Draft {
  const deal = new Deal('FUND_NG');
  return {
    title,
    rule,
    steps: [...deal.until('setPartner'), deal.send(0x05, data, response), deal.checkPartner()],
  };
}

const fund = new Deal('FUND_NG').flow.credentials();
const right = signedByLedger(fund);
const stranger = secp256k1.sign(sha256(fund), sha256(utf8ToBytes('stranger')), {
  prehash: false,
  format: 'der',
});
const verifies = '9D1A: Ledger signed something else';
const sized = '6A80: a DER signature is 67 to 73 bytes long';
const signatures = [
  signature('signed by somebody else', verifies, stranger, '9d1a'),
  signature('a signature of other credentials', verifies, signedByLedger(utf8ToBytes('others')), '9d1a'),
  signature(
    'a byte of the signature changed',
    verifies,
    right.map((byte, i) => (i === 20 ? byte ^ 1 : byte)),
    '9d1a',
  ),
  signature('70 zeros', verifies, new Uint8Array(70), '9d1a'),
  signature('no signature', sized, new Uint8Array(), '6a80'),
  signature('66 bytes', sized, right.slice(0, 66), '6a80'),
  signature('74 bytes', sized, concatBytes(right, new Uint8Array(74 - right.length)), '6a80'),
];

const flows = (['SWAP', 'SELL', 'FUND', 'SWAP_NG', 'SELL_NG', 'FUND_NG'] as const).map(
  (name): Draft => ({
    title: `${name}: right credentials`,
    rule: 'Ledger signed them for this build',
    steps: new Deal(name).until('checkPartner'),
  }),
);
const highS = (() => {
  const { r, s } = secp256k1.Signature.fromBytes(right, 'der');
  const high = new secp256k1.Signature(r, secp256k1.Point.Fn.ORDER - s).toBytes('der');
  return { ...signature('a high s', 'high s verifies as well', high, '9000') };
})();

export const partner = numbered('partner', [
  ...flows,
  ...names,
  ...keys,
  ...signatures,
  { ...highS, steps: highS.steps.slice(0, -1) },
]);
