import { expect, test } from 'vitest';
import { nanoLabel, nanoWrap, regular } from './nano/nano-text.js';
import { drawable, inkBox, textWidth, wrap } from './text-layout.js';

const stax = (text: string) => wrap('medium32', text, 352);
const flex = (text: string) => wrap('medium36', text, 416);

// Line breaks as the genuine device makes them, by the rule that the example shows.
test.each([
  ['after a space, which stays', '0.0000000000021 ETH', ['0.0000000000021 ', 'ETH']],
  ['in the middle of a word that is too long', '0.000000000446739662 ETH', ['0.000000000446739', '662 ETH']],
  ['by the width of each character', '0.0000000011111111 ETH', ['0.0000000011111111 ', 'ETH']],
  ['after a hyphen', 'EUR -92233720368547758.08', ['EUR -', '92233720368547758.', '08']],
  [
    'a space that does not fit still ends its line',
    '10000000000000000 CHYJI',
    ['10000000000000000 ', 'CHYJI'],
  ],
  ['wide letters', 'LlMmmLMLMiMmMMliLWIWw', ['LlMmmLMLMiMmMMli', 'LWIWw']],
  ['at line feeds', 'a\nb', ['a', 'b']],
  ['not at all', '1 ETH', ['1 ETH']],
  ['an empty text is one empty line', '', ['']],
])('stax breaks a value %s', (_rule, text, lines) => {
  expect(stax(text)).toEqual(lines);
});

test('the two models break the same address in different places', () => {
  const address = '0xd692Cb1346262F584D17B4B470954501f6715a82';
  expect(stax(address)).toEqual(['0xd692Cb1346262F5', '84D17B4B470954501f', '6715a82']);
  expect(flex(address)).toEqual(['0xd692Cb1346262F58', '4D17B4B470954501f67', '15a82']);
});

test('no line is wider than the space, apart from the separator that ends it', () => {
  const text = 'WWWWWWWWWWWWWWWWWWWWWWWW iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii-mmmmmmmmmmmmmmmmmmm';
  for (const line of stax(text)) expect(textWidth('medium32', line.slice(0, -1))).toBeLessThanOrEqual(352);
});

test('characters the font lacks are left out', () => {
  expect(drawable('Caf\u00e9 \u{1f600}x')).toBe('Caf x');
});

test('the ink of a line is narrower than its advance', () => {
  expect(inkBox('medium32', 'ETH', 24)).toEqual({ x: 26, w: 60 });
  expect(inkBox('medium32', '0x999999cf1046e68e', 24)).toEqual({ x: 25, w: 342 });
});

test('the small screen breaks by its own font, and shortens a label in the middle', () => {
  expect(nanoWrap('0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E', regular)).toEqual([
    '0x999999cf1046e68e3',
    '6E1aA2E0E07105eDD',
    'D1f08E',
  ]);
  expect(nanoLabel('To LabPartner')).toBe('To LabPartner');
  expect(nanoLabel('To aWcWaabdedggdgM')).toBe('To aW...dggdgM');
  expect(nanoLabel('To MfdeMWfMdWggWbW (2/2)')).toBe('To Mfd...bW (2/2)');
});
