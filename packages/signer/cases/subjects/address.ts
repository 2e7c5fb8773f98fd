import { fromHex } from '@exchange-sim/apdu';
import { concatBytes } from '@noble/hashes/utils.js';
import { checkData, configurations, ownPath, signedByLedger, sized } from '../../src/testing/flow.js';
import { type Draft, numbered, type Step } from '../writer/case.js';
import { Deal, type DealOptions } from '../writer/deal.js';

const { ethereum } = configurations;
/** Path 44'/60'/0'/0/1: another address of the same wallet. */
const secondPath = fromHex('058000002c8000003c800000000000000000000001');
const second = '0xd692Cb1346262F584D17B4B470954501f6715a82';

const configuration = (ticker: string, app: string, sub: string) =>
  concatBytes(sized(Buffer.from(ticker)), sized(Buffer.from(app)), sized(fromHex(sub)));
const check = (config: Uint8Array, signature: Uint8Array, parameters: Uint8Array) =>
  concatBytes(sized(config), signature, sized(parameters));
const signed = signedByLedger(ethereum);

/** The asset check of a sale with other data, then the right one. */
function asset(title: string, rule: string, data: Uint8Array, response: string, ins = 0x0d): Draft {
  const deal = new Deal('SELL_NG');
  const rest = response === '9000' ? [] : deal.coins();
  return { title, rule, steps: [...deal.until('checkSignature'), deal.send(ins, data, response), ...rest] };
}

/** A swap's checks. */
function swap(title: string, rule: string, options: DealOptions, write: (deal: Deal) => Step[]): Draft {
  const deal = new Deal('SWAP_NG', options);
  return { title, rule, steps: [...deal.until('checkSignature'), ...write(deal)] };
}
const payout = (deal: Deal, data: Uint8Array, response = '9000') => deal.send(0x08, data, response);
const refund = (deal: Deal, data: Uint8Array, response = '9000') => deal.send(0x0c, data, response);
const right = checkData();

const parsing = '6A80: length, configuration, DER signature, length, parameters';
const malformed = [
  asset('no data', parsing, new Uint8Array(), '6a80'),
  asset('an empty configuration', parsing, check(new Uint8Array(), signed, ownPath), '6a80'),
  asset('no signature', parsing, sized(ethereum), '6a80'),
  asset('a signature cut short', parsing, concatBytes(sized(ethereum), signed.slice(0, -1)), '6a80'),
  asset('no address parameters', parsing, concatBytes(sized(ethereum), signed), '6a80'),
  asset('empty address parameters', parsing, check(ethereum, signed, new Uint8Array()), '6a80'),
  asset('a byte behind', parsing, concatBytes(right, Uint8Array.of(0)), '6a80'),
];

const unsigned = [
  asset(
    'a changed configuration',
    '9D1A: Ledger signed another',
    check(
      ethereum.map((b, i) => (i === 2 ? b ^ 1 : b)),
      signed,
      ownPath,
    ),
    '9d1a',
  ),
  asset(
    'a changed signature',
    '9D1A: it does not verify',
    check(
      ethereum,
      signed.map((b, i) => (i === 30 ? b ^ 1 : b)),
      ownPath,
    ),
    '9d1a',
  ),
];

const limits = (
  [
    ['a ticker of 10', configuration('ABCDEFGHIJ', 'Ethereum', '')],
    ['no ticker', configuration('', 'Ethereum', '')],
    ['an application of 2', configuration('ETH', 'Et', '')],
    ['an application of 33', configuration('ETH', 'E'.repeat(33), '')],
    ['settings of 65', configuration('ETH', 'Ethereum', '00'.repeat(65))],
    ['a byte behind the settings', concatBytes(ethereum, Uint8Array.of(0))],
    ['another ticker', configuration('BTC', 'Bitcoin', '')],
  ] as const
).map(([title, config]) =>
  asset(
    title,
    '6A80: ticker 1–9, application 3–32, settings 0–64; the ticker is the one of the payload',
    checkData(config),
    '6a80',
  ),
);

const accepted = [
  asset(
    'the ticker in small letters',
    'tickers are compared in capitals',
    checkData(configuration('eth', 'Ethereum', '034554481200000000000000010345544812')),
    '9000',
  ),
  asset(
    'parameters of one byte',
    'a sale names no address of the user',
    check(ethereum, signed, Uint8Array.of(0)),
    '9000',
  ),
];
const unprintable = [
  asset(
    'no chain',
    '6A8B: the application needs ticker, decimals and chain',
    checkData(configuration('ETH', 'Ethereum', '0345544812')),
    '6a8b',
  ),
  asset(
    'no settings',
    '6A8B: the application needs ticker, decimals and chain',
    checkData(configuration('ETH', 'Ethereum', '')),
    '6a8b',
  ),
];

const swaps = [
  swap('both addresses are the wallet’s', 'accepted', {}, (deal) => deal.coins()),
  swap(
    'a refund address of another wallet',
    '6A83',
    { fields: { 3: '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E' } },
    (deal) => [payout(deal, right), refund(deal, right, '6a83')],
  ),
  swap(
    'a payout address of another wallet',
    'accepted: the user is warned',
    { fields: { 5: '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E' } },
    (deal) => deal.coins(),
  ),
  swap(
    'the refund address of another path',
    '6A83, then the right path',
    { fields: { 3: second } },
    (deal) => [
      payout(deal, right),
      refund(deal, right, '6a83'),
      refund(deal, checkData(ethereum, secondPath)),
    ],
  ),
  swap(
    'a refund address in small letters',
    '6A83: it is compared exactly',
    { fields: { 3: second.toLowerCase() } },
    (deal) => [payout(deal, right), refund(deal, checkData(ethereum, secondPath), '6a83')],
  ),
  swap(
    'a refund address without 0x',
    'the prefix may be missing',
    { fields: { 3: second.slice(2) } },
    (deal) => [payout(deal, right), refund(deal, checkData(ethereum, secondPath))],
  ),
  swap('no refund address', '6A83', { fields: { 3: '' } }, (deal) => [
    payout(deal, right),
    refund(deal, right, '6a83'),
  ]),
  swap('a path that lacks two bytes', '6A83: no address can be made', {}, (deal) => [
    payout(deal, right),
    refund(deal, check(ethereum, signed, ownPath.slice(0, -2)), '6a83'),
    refund(deal, right),
  ]),
  swap('the payout’s ticker is not the payload’s', '6A80', { fields: { 8: 'BTC' } }, (deal) => [
    payout(deal, right, '6a80'),
  ]),
  swap('the refund’s ticker is not the payload’s', '6A80', { fields: { 7: 'BTC' } }, (deal) => [
    payout(deal, right),
    refund(deal, right, '6a80'),
  ]),
  swap('refund before payout', '6D01', {}, (deal) => [refund(deal, right, '6d01'), ...deal.coins()]),
  swap('payout twice', '6D01', {}, (deal) => [
    payout(deal, right),
    payout(deal, right, '6d01'),
    refund(deal, right),
  ]),
];

export const address = numbered('address', [
  ...malformed,
  ...unsigned,
  ...limits,
  ...accepted,
  ...unprintable,
  ...swaps,
]);
