import type { SubcommandName } from '@exchange-sim/apdu';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sized } from '../../src/testing/flow.js';
import { message, type Value } from '../../src/testing/protobuf-writer.js';
import { type Draft, numbered } from '../writer/case.js';
import { Deal } from '../writer/deal.js';

/** Longest values of the fields of the three messages, by number. Ids are left out: they have one right value. */
const limits: ReadonlyArray<[flow: SubcommandName, fields: Record<number, number>]> = [
  ['SWAP_NG', { 1: 150, 2: 19, 3: 150, 4: 19, 5: 150, 6: 19, 7: 9, 8: 9, 9: 16, 10: 16, 11: 10 }],
  ['SELL_NG', { 1: 49, 2: 9, 3: 16, 4: 150, 5: 9, 8: 19 }],
  ['FUND_NG', { 1: 49, 2: 49, 3: 9, 4: 16, 5: 150, 7: 19 }],
];
const idField = { SWAP_NG: 12, SELL_NG: 7, FUND_NG: 6 } as const;

/** PROCESS_TRANSACTION_RESPONSE with a message of its own, raw. */
function processed(
  name: SubcommandName,
  title: string,
  rule: string,
  fields: Record<number, Value>,
  response: string,
  options = {},
): Draft {
  const deal = new Deal(name, { base64: false, fields, ...options });
  const again = response === '9000' ? [deal.checkSignature()] : new Deal(name).process();
  return {
    title: `${name}: ${title}`,
    rule,
    steps: [...deal.until('checkPartner'), ...deal.process(undefined, response), ...again],
  };
}

const atLimits = limits.flatMap(([name, fields]) =>
  Object.entries(fields).flatMap(([field, limit]) => [
    processed(
      name,
      `field ${field}, ${limit} bytes`,
      'as long as allowed',
      { [field]: 'A'.repeat(limit) },
      '9000',
    ),
    processed(
      name,
      `field ${field}, ${limit + 1} bytes`,
      '6A81: longer than allowed',
      { [field]: 'A'.repeat(limit + 1) },
      '6a81',
    ),
  ]),
);
const ids = (['SWAP_NG', 'SELL_NG', 'FUND_NG'] as const).flatMap((name) => [
  processed(
    name,
    'another id',
    '6A82: the id of this transaction',
    { [idField[name]]: new Uint8Array(32) },
    '6a82',
  ),
  processed(name, 'no id', '6A82: the id of this transaction', { [idField[name]]: new Uint8Array() }, '6a82'),
  processed(
    name,
    'an id of 31 bytes',
    '6A82: the id of this transaction',
    { [idField[name]]: new Uint8Array(31) },
    '6a82',
  ),
  processed(
    name,
    'an id of 33 bytes',
    '6A81: ids are 32 bytes',
    { [idField[name]]: new Uint8Array(33) },
    '6a81',
  ),
]);
const legacyIds = (
  [
    ['QQQQQQQQQR', '6a82'],
    ['QQQQQQQQQ', '6a82'],
    ['QQQQQQQQQQQ', '6a81'],
  ] as const
).map(([id, response]) =>
  processed('SWAP', `id ${id}`, 'ten letters, as START_NEW_TRANSACTION said', { 11: id }, response),
);

const hash = concatBytes(Uint8Array.of(1), new Uint8Array(32).fill(7));
const extras = (
  [
    ['memo only', { 2: 'memo' }, '9000'],
    ['hash only', { 13: hash }, '9000'],
    ['both', { 2: 'memo', 13: hash }, '6a8d'],
    ['data of 32 bytes', { 13: hash.slice(1) }, '6a8d'],
    ['data of one byte', { 13: Uint8Array.of(1) }, '6a8d'],
    ['data of one zero', { 13: Uint8Array.of(0) }, '9000'],
    ['data of one zero and a memo', { 2: 'memo', 13: Uint8Array.of(0) }, '9000'],
    ['data of 34 bytes', { 13: new Uint8Array(34) }, '6a81'],
  ] as const
).map(([title, fields, response]) =>
  processed(
    'SWAP_NG',
    title,
    'payin_extra_id and payin_extra_data exclude each other; data is 33 bytes',
    fields,
    response,
  ),
);

const decimal = (coefficient: number, exponent: number) =>
  message([
    [1, new Uint8Array(coefficient).fill(1)],
    [2, exponent],
  ]);
const nested = [
  processed('SELL_NG', 'a coefficient of 16 bytes', 'as long as allowed', { 6: decimal(16, 2) }, '9000'),
  processed(
    'SELL_NG',
    'a coefficient of 17 bytes',
    '6A81: longer than allowed',
    { 6: decimal(17, 2) },
    '6a81',
  ),
  processed('SELL_NG', 'the greatest exponent', 'a 32-bit number', { 6: decimal(1, 0xffffffff) }, '9000'),
  processed(
    'SELL_NG',
    'a greater exponent',
    '6A81: no 32-bit number',
    { 6: decimal(1, 0x100000000) },
    '6a81',
  ),
];

/** PROCESS_TRANSACTION_RESPONSE with any data, then the right one. */
function raw(title: string, rule: string, make: (right: Uint8Array) => Uint8Array, response: string): Draft {
  const deal = new Deal('SELL_NG', { base64: false });
  const good = deal.flow.transactionData();
  return {
    title,
    rule,
    steps: [
      ...deal.until('checkPartner'),
      deal.send(0x06, make(good), response),
      ...(response === '9000' ? [] : deal.process(good)),
    ],
  };
}
const payloadOf = (data: Uint8Array) => data.slice(3, -2);
const framed = (format: number, payload: Uint8Array, fees = Uint8Array.of(0x64)) =>
  concatBytes(Uint8Array.of(format), sized(payload, 2), sized(fees));
const layout = [
  raw('no data', '6A80: there must be a format byte', () => new Uint8Array(), '6a80'),
  raw('format 2', '6A80: formats are 00 and 01', (data) => framed(2, payloadOf(data)), '6a80'),
  raw('format ff', '6A80: formats are 00 and 01', (data) => framed(255, payloadOf(data)), '6a80'),
  raw('no fees', '6A80: the length of the fees is missing', (data) => data.slice(0, -2), '6a80'),
  raw(
    'a byte behind',
    '6A80: nothing follows the fees',
    (data) => concatBytes(data, Uint8Array.of(0)),
    '6a80',
  ),
  raw(
    'fees of 16 bytes',
    'as long as allowed',
    (data) => framed(0, payloadOf(data), new Uint8Array(16)),
    '9000',
  ),
  raw(
    'fees of 17 bytes',
    '6A80: longer than allowed',
    (data) => framed(0, payloadOf(data), new Uint8Array(17)),
    '6a80',
  ),
  raw(
    'fees of no bytes',
    'they may be empty',
    (data) => framed(0, payloadOf(data), new Uint8Array()),
    '9000',
  ),
  raw(
    'an empty raw payload',
    '6A82: all fields have their defaults, the id too',
    () => framed(0, new Uint8Array()),
    '6a82',
  ),
  raw('an empty text', '6A81: no base64', () => framed(1, new Uint8Array()), '6a81'),
  raw('a text of 4n + 1', '6A81: no base64', () => framed(1, utf8ToBytes('AAAAA')), '6a81'),
  raw(
    'text with padding',
    'up to two "=" are dropped',
    (data) => framed(1, utf8ToBytes(withPadding(payloadOf(data)))),
    '9000',
  ),
  raw(
    'a payload cut short',
    '6A81: a field runs over the end',
    (data) => framed(0, payloadOf(data).slice(0, -1)),
    '6a81',
  ),
  raw(
    'unknown fields',
    'they are skipped',
    (data) =>
      framed(
        0,
        concatBytes(
          payloadOf(data),
          message([
            [15, 'new'],
            [31, 7],
          ]),
        ),
      ),
    '9000',
  ),
  raw(
    'a group',
    '6A81: groups are not known',
    (data) => framed(0, concatBytes(payloadOf(data), Uint8Array.of(0x7b))),
    '6a81',
  ),
];

/** A message as padded text; an empty field nobody knows makes sure that there is padding. */
function withPadding(payload: Uint8Array): string {
  const odd = payload.length % 3 === 0 ? concatBytes(payload, message([[15, '']])) : payload;
  return Buffer.from(odd).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

export const process = numbered('process', [
  ...atLimits,
  ...ids,
  ...legacyIds,
  ...extras,
  ...nested,
  ...layout,
]);
