import { Subcommand, type SubcommandName } from '@exchange-sim/apdu';
import { type Draft, numbered } from '../writer/case.js';
import { apdu, Deal } from '../writer/deal.js';

const VERSION = '0404029000';
const flows = Object.keys(Subcommand) as SubcommandName[];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');

/** One APDU to a device that has just begun a flow, which goes on undisturbed. */
function after(name: SubcommandName, title: string, rule: string, sent: string, response: string): Draft {
  const deal = new Deal(name);
  return { title, rule, steps: [deal.start(), { apdu: sent, response }, deal.setPartner()] };
}

const classes = [0x00, 0x80, 0xa0, 0xb1, 0xc0, 0xdf, 0xe1, 0xff].map((cla) =>
  after('SELL_NG', `CLA ${hex(cla)}`, '6E00: the class is E0', `${hex(cla)}02000400`, '6e00'),
);
const rates = [0x02, 0x03, 0x10, 0x7f, 0x80, 0xff].map((p1) =>
  after('SELL_NG', `P1 ${hex(p1)}`, '6A86: P1 is the rate, 00 or 01', apdu(0x02, p1, 4), '6a86'),
);
const nibbles = Array.from({ length: 10 }, (_, i) => 6 + i).map((p2) =>
  after(
    'SELL_NG',
    `P2 ${hex(p2)}`,
    '6A87: the low nibble of P2 names one of six flows',
    apdu(0x02, 0, p2),
    '6a87',
  ),
);
const lengths = (
  [
    ['e0', 'one byte'],
    ['e002', 'two bytes'],
    ['e00200', 'three bytes'],
    ['e0020004', 'no Lc'],
    ['e002000401', 'Lc longer than the data'],
    ['e00200040000', 'Lc shorter than the data'],
    ['e002000405aabbccdd', 'the last byte missing'],
  ] as const
).map(([sent, title]) => after('SELL_NG', title, '6E01: Lc is what follows it', sent, '6e01'));
const unknown = [0x00, 0x01, 0x0e, 0x12, 0x13, 0x20, 0x7f, 0x80, 0xff].map((ins) =>
  after('SWAP_NG', `INS ${hex(ins)}`, '6D00: no such instruction', apdu(ins, 0, 3), '6d00'),
);
const versions = flows.flatMap((name) =>
  [0, 1].map((p1) => {
    const p2 = Subcommand[name];
    return after(
      name,
      `GET_VERSION in ${name}, rate ${p1}`,
      'the version, whatever the flow',
      apdu(0x02, p1, p2),
      VERSION,
    );
  }),
);
const ignored = after(
  'FUND',
  'GET_VERSION with data',
  'its data is not looked at',
  'e002000203010203',
  VERSION,
);

const wrongFlow = (
  [
    [0x08, 'SELL_NG'],
    [0x08, 'FUND_NG'],
    [0x09, 'SELL'],
    [0x09, 'FUND_NG'],
    [0x0c, 'SELL_NG'],
    [0x0c, 'FUND'],
    [0x10, 'SELL_NG'],
    [0x11, 'FUND_NG'],
    [0x0b, 'SWAP'],
    [0x0b, 'SWAP_NG'],
    [0x0d, 'SWAP'],
    [0x0d, 'SWAP_NG'],
  ] as const
).map(([ins, name]) =>
  after(
    name,
    `INS ${hex(ins)} in ${name}`,
    '6D00: payout, refund and names belong to swaps, the asset check to the others',
    apdu(ins, 0, Subcommand[name]),
    '6d00',
  ),
);

const extensions = [
  ...[0x40, 0x80, 0xf0].map((bits) => [`unknown bits ${hex(bits)}`, 'SELL_NG', 0x02, bits] as const),
  ...(['SWAP', 'SELL', 'FUND'] as const).flatMap((name) =>
    [0x10, 0x20].map((bits) => [`bits ${hex(bits)} in ${name}`, name, 0x02, bits] as const),
  ),
  ...[0x10, 0x20, 0x30].map((bits) => [`GET_VERSION with bits ${hex(bits)}`, 'FUND_NG', 0x02, bits] as const),
  ...[0x10, 0x20].map((bits) => [`SET_PARTNER_KEY with bits ${hex(bits)}`, 'SWAP_NG', 0x04, bits] as const),
].map(([title, name, ins, bits]) =>
  after(
    name,
    title,
    '6A88: only PROCESS_TRANSACTION_RESPONSE of the NG flows comes in parts',
    apdu(ins, 0, Subcommand[name] | bits),
    '6a88',
  ),
);

const precedence = (
  [
    ['ff02ff0f01', '6e01', 'the length comes before all'],
    ['ffffff0f00', '6e00', 'then the class'],
    ['e0ffff0f00', '6a86', 'then the rate'],
    ['e0ff000f00', '6a87', 'then the flow'],
    ['e0ff00f400', '6d00', 'then the instruction'],
    ['e00800f400', '6d00', 'and whether the flow knows it'],
    ['e00600f400', '6d01', 'then the order'],
    ['e00400f300', '6d01', 'and whether it is the flow that was begun'],
    ['e00200f400', '6a88', 'then the bits of P2'],
  ] as const
).map(([sent, response, rule]) => after('SELL_NG', `${sent}: ${rule}`, rule, sent, response));

export const header = numbered('header', [
  ...classes,
  ...rates,
  ...nibbles,
  ...lengths,
  ...unknown,
  ...versions,
  ignored,
  ...wrongFlow,
  ...extensions,
  ...precedence,
]);
