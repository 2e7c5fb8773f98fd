import { fromHex, toHex } from '@exchange-sim/apdu';
import { message } from '../../src/testing/protobuf-writer.js';
import { type Draft, numbered } from '../writer/case.js';
import { Deal } from '../writer/deal.js';
import { glanceAndReject, type Told } from '../writer/screens.js';

const wei = (value: bigint) => {
  const hex = value === 0n ? '' : value.toString(16);
  return fromHex(hex.length % 2 === 0 ? hex : `0${hex}`);
};

interface Shown {
  send?: string;
  receive?: string;
  fees?: string;
}

/** A sale on a stax whose amounts are looked at, then rejected. */
function sale(
  title: string,
  rule: string,
  fields: Record<number, Uint8Array>,
  fees: Uint8Array,
  shown: Shown,
): Draft {
  const deal = new Deal('SELL_NG', { fees, fields: { 1: 'jane@acme.org', 3: wei(10n ** 18n), ...fields } });
  const told: Told = {
    operation: 'sell',
    from: 'ETH',
    to: 'EUR',
    pairs: [
      ['Exchange partner', 'Acme Pay'],
      ['Email', 'jane@acme.org'],
      ['Send', shown.send ?? '1 ETH'],
      ['Receive', shown.receive ?? 'EUR 12.34'],
      ['Fees', shown.fees ?? '0 ETH'],
    ],
  };
  return { title, rule, model: 'stax', steps: [...deal.until('coins'), deal.prompt(glanceAndReject(told))] };
}

const none = new Uint8Array();
const decimalRule = '18 decimals, zeros at the end of the fraction are not shown';
const sends = (
  [
    [0n, '0 ETH'],
    [1n, '0.000000000000000001 ETH'],
    [10n, '0.00000000000000001 ETH'],
    [10n ** 17n, '0.1 ETH'],
    [10n ** 18n, '1 ETH'],
    [10n ** 18n + 1n, '1.000000000000000001 ETH'],
    [123n * 10n ** 16n, '1.23 ETH'],
    [10n ** 21n, '1000 ETH'],
    [2n ** 64n, '18.446744073709551616 ETH'],
  ] as const
).map(([value, text]) => sale(`${value} wei sent`, decimalRule, { 3: wei(value) }, none, { send: text }));

const leading = sale(
  'zeros in front of the amount',
  'they mean nothing',
  { 3: fromHex(`00000000${toHex(wei(10n ** 18n))}`) },
  none,
  { send: '1 ETH' },
);

const fees = (
  [
    [1n, '0.000000000000000001 ETH'],
    [21_000n * 10n ** 9n, '0.000021 ETH'],
    [10n ** 18n, '1 ETH'],
  ] as const
).map(([value, text]) => sale(`${value} wei of fees`, decimalRule, {}, wei(value), { fees: text }));

const fiat = (
  [
    [1n, 0, 'EUR 1.'],
    [1234n, 2, 'EUR 12.34'],
    [100n, 2, 'EUR 1.00'],
    [1n, 2, 'EUR 0.01'],
    [1n, 3, 'EUR 0.001'],
    [12n, 2, 'EUR 0.12'],
    [0n, 2, 'EUR 0.00'],
    [123456789n, 2, 'EUR 1234567.89'],
    [5n, 1, 'EUR 0.5'],
    [50n, 1, 'EUR 5.0'],
    [99n, 0, 'EUR 99.'],
  ] as const
).map(([coefficient, exponent, text]) => {
  const amount = message([
    [1, wei(coefficient)],
    [2, exponent],
  ]);
  return sale(
    `fiat ${coefficient}, exponent ${exponent}`,
    'all decimals are shown, and the point even without any',
    { 6: amount },
    none,
    { receive: text },
  );
});

export const amount = numbered('amount', [...sends, leading, ...fees, ...fiat]);
