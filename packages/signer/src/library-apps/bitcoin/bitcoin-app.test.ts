import { fromHex } from '@exchange-sim/apdu';
import { describe, expect, test } from 'vitest';
import { bitcoinApp } from '../../testing/bitcoin-bench.js';

const legacy = '1KKLP5MNa9mmWnEziT5skyu7PZ8A4eFisB';
const wrapped = '31mceY4tx8cr75vQLLFcK1Gp2VkGdyZfZy';
const native = 'bc1qqtl9jlrwcr3fsfcjj2du7pu6fcgaxl5dsw2vyg';
const taproot = 'bc1psuhflkktuk89nj67rflwcnf0j33269kd0jnvvcpgusdxsspk9ceswgu99p';

function path(purpose: string, steps = '05'): string {
  return `${steps}800000${purpose}80000000800000000000000000000000`;
}

describe('whose address it is', () => {
  const check = (parameters: string, address: string) =>
    bitcoinApp.checkAddress({
      subConfig: fromHex(''),
      parameters: fromHex(parameters),
      address,
      extraId: '',
    });

  test.each([
    ['legacy', `00${path('2c')}`, legacy],
    ['wrapped segwit', `01${path('31')}`, wrapped],
    ['native segwit', `02${path('54')}`, native],
    ['taproot', `04${path('56')}`, taproot],
    ['bytes behind the path are not looked at', `02${path('54')}ff`, native],
  ])('ours: %s', (_, parameters, address) => {
    expect(check(parameters, address)).toBe(true);
  });

  test.each([
    ['in capitals', `02${path('54')}`, native.toUpperCase()],
    ['cut short', `02${path('54')}`, native.slice(0, -1)],
    ['empty', `02${path('54')}`, ''],
    ['of another path', `02${path('56')}`, native],
    ['of another format', `01${path('54')}`, native],
    ['of Bitcoin Cash', `03${path('54')}`, native],
    ['of no format', 'ff', native],
    ['of a path cut short', `02${path('54', '06')}`, native],
    ['of eleven steps', `020b${'00000000'.repeat(11)}`, native],
    ['without a path', '02', native],
  ])('not ours: %s', (_, parameters, address) => {
    expect(check(parameters, address)).toBe(false);
  });
});

test.each([
  ['', '0 BTC'],
  ['00', '0 BTC'],
  ['01', '0.00000001 BTC'],
  ['05f5e0ff', '0.99999999 BTC'],
  ['05f5e100', '1 BTC'],
  ['989680', '0.1 BTC'],
  ['0775f05a074000', '21000000 BTC'],
  ['ffffffffffffffff', '184467440737.09551615 BTC'],
  ['000000000000000001', undefined],
])('%s satoshis are %s', (amount, printed) => {
  for (const isFee of [false, true]) {
    expect(bitcoinApp.printableAmount({ subConfig: fromHex(''), amount: fromHex(amount), isFee })).toBe(
      printed,
    );
  }
});
