import { toHex } from '@exchange-sim/apdu';
import { type Draft, numbered, type Step } from '../writer/case.js';
import { Deal } from '../writer/deal.js';

const EXTEND = 0x10;
const MORE = 0x20;
const BOTH = EXTEND | MORE;

type Part = (bits: number, from: number, to: number, response?: string, p1?: number) => Step;

/** Parts of one payload, cut by positions. */
function split(
  name: 'SWAP_NG' | 'SELL_NG' | 'FUND_NG',
  title: string,
  rule: string,
  write: (part: Part, end: number, deal: Deal) => Step[],
): Draft {
  const deal = new Deal(name, { base64: name !== 'SWAP_NG' });
  const data = deal.flow.transactionData();
  const part: Part = (bits, from, to, response = '9000', p1 = 0) =>
    deal.send(0x06, data.subarray(from, to), response, { p2: deal.p2 | bits, p1 });
  return {
    title: `${name}: ${title}`,
    rule,
    steps: [...deal.until('checkPartner'), ...write(part, data.length, deal), deal.checkSignature()],
  };
}

const flows = ['SWAP_NG', 'SELL_NG', 'FUND_NG'] as const;
const filler = new Uint8Array(255);

const right = flows.flatMap((name) => [
  split(name, 'two parts', 'they are put together', (part, end) => [
    part(MORE, 0, 100),
    part(EXTEND, 100, end),
  ]),
  split(name, 'three parts', 'they are put together', (part, end) => [
    part(MORE, 0, 50),
    part(BOTH, 50, 120),
    part(EXTEND, 120, end),
  ]),
  split(name, 'a last part without data', 'it ends the command', (part, end) => [
    part(MORE, 0, 60),
    part(BOTH, 60, end),
    part(EXTEND, 0, 0),
  ]),
  split(name, 'one byte first', 'they are put together', (part, end) => [
    part(MORE, 0, 1),
    part(EXTEND, 1, end),
  ]),
  split(name, 'begun twice', 'a first part forgets the ones before', (part, end) => [
    part(MORE, 0, 70),
    part(MORE, 0, 100),
    part(EXTEND, 100, end),
  ]),
  split(name, 'begun, then sent whole', 'a first part forgets the ones before', (part, end) => [
    part(MORE, 0, 70),
    part(0, 0, end),
  ]),
]);

const wrong = flows.flatMap((name) => [
  split(name, 'nothing to continue', '6A89: no part came before', (part, end) => [
    part(EXTEND, 0, end, '6a89'),
    part(0, 0, end),
  ]),
  split(name, 'nothing to continue, with more', '6A89: no part came before', (part, end) => [
    part(BOTH, 0, 50, '6a89'),
    part(EXTEND, 50, end, '6a89'),
    part(0, 0, end),
  ]),
  split(name, 'another rate', '6A89: the parts agree in rate; what was received is kept', (part, end) => [
    part(MORE, 0, 80),
    part(EXTEND, 80, end, '6a89', 1),
    part(EXTEND, 80, end),
  ]),
  split(name, 'another command in between', 'an accepted command ends the reception', (part, end, deal) => [
    part(MORE, 0, 80),
    deal.send(0x02, '', '0404029000'),
    part(EXTEND, 80, end, '6a89'),
    part(0, 0, end),
  ]),
  split(name, 'a refused command in between', 'a refused one does not', (part, end, deal) => [
    part(MORE, 0, 80),
    deal.send(0x05, '', '6d01'),
    deal.send(0x02, '', '6a88', { p2: deal.p2 | MORE }),
    part(EXTEND, 80, end),
  ]),
  split(name, 'unknown bits', '6A88, and what was received is kept', (part, end) => [
    part(MORE, 0, 80),
    part(EXTEND | 0x40, 80, end, '6a88'),
    part(EXTEND, 80, end),
  ]),
]);

/** 512 bytes are received; they are no payload, which is found out at the end. */
function long(last: number, response: string): Draft {
  const deal = new Deal('SELL_NG');
  const part = (bits: number, length: number, answer: string) =>
    deal.send(0x06, toHex(filler.subarray(0, length)), answer, { p2: deal.p2 | bits });
  const tail = response === '6a89' ? [part(EXTEND, 2, '6a80')] : [];
  return {
    title: `${510 + last} bytes`,
    rule: '512 bytes are received (then 6A80: not a payload), more are 6A89',
    steps: [
      ...deal.until('checkPartner'),
      part(MORE, 255, '9000'),
      part(BOTH, 255, '9000'),
      part(EXTEND, last, response),
      ...tail,
      ...deal.process(),
    ],
  };
}

const legacy = (['SWAP', 'SELL', 'FUND'] as const).flatMap((name) =>
  [EXTEND, MORE].map((bits): Draft => {
    const deal = new Deal(name);
    const data = deal.flow.transactionData();
    return {
      title: `${name}: bits ${bits.toString(16)}`,
      rule: '6A88: legacy flows are not split',
      steps: [
        ...deal.until('checkPartner'),
        deal.send(0x06, data, '6a88', { p2: deal.p2 | bits }),
        ...deal.process(data),
      ],
    };
  }),
);

export const chunking = numbered('chunking', [
  ...right,
  ...wrong,
  long(1, '6a80'),
  long(2, '6a80'),
  long(3, '6a89'),
  long(255, '6a89'),
  ...legacy,
]);
