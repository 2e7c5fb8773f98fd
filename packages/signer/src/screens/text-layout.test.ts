import { expect, test } from 'vitest';
import type { FontName } from './font-metrics.js';
import { nanoLabel, regular } from './nano/nano-text.js';
import { areaLines } from './text-area.js';
import { countLines, countPages, firstLine, lengthOfLines, textWidth } from './text-layout.js';

function lines(font: FontName, text: string, width: number, options = {}): string[] {
  const area = { x: 0, y: 0, width, height: 40, font, text, align: 'left', ...options } as const;
  return areaLines(area).map((line) => line.text);
}
const stax = (text: string) => lines('medium32', text, 352);
const flex = (text: string) => lines('medium36', text, 416);

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
  ['at line feeds, whose empty lines are nothing to draw', 'a\n\nb', ['a', 'b']],
  ['not at all', '1 ETH', ['1 ETH']],
  ['an empty text has no lines to draw', '', []],
])('stax breaks a value %s', (_rule, text, expected) => {
  expect(stax(text)).toEqual(expected);
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

test('a separator that ends a line does not count for its width', () => {
  expect(firstLine('medium32', 'not belong to this Ledger device', 352)).toEqual({ length: 19, width: 267 });
});

test('touch models count an empty last line, small screens do not', () => {
  expect(countLines('medium32', 'a\n', 352)).toBe(2);
  expect(countLines('regular11', 'a\n', 114)).toBe(1);
  expect(countLines('regular11', '', 114)).toBe(0);
});

test('a line more than is drawn is counted when a separator begins a word that is too long', () => {
  expect(countLines('medium32', `-${'8'.repeat(17)}`, 352)).toBe(2);
  expect(stax(`-${'8'.repeat(17)}`)).toEqual([`-${'8'.repeat(16)}`, '8']);
});

test('lines after the last that is allowed are left out, dots taking the place of three characters', () => {
  const value = '8'.repeat(60);
  expect(lines('medium32', value, 352, { maxLines: 2 })).toEqual(['8'.repeat(17), '8'.repeat(17)]);
  expect(lines('medium32', value, 352, { maxLines: 2, ellipsis: true })).toEqual([
    '8'.repeat(17),
    `${'8'.repeat(14)}...`,
  ]);
  expect(lines('medium32', '8'.repeat(34), 352, { maxLines: 2, ellipsis: true })).toEqual([
    '8'.repeat(17),
    '8'.repeat(17),
  ]);
});

test('a small screen counts the pages of a text and where each ends', () => {
  const address = '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E';
  expect(lines(regular, address, 114)).toEqual(['0x999999cf1046e68e3', '6E1aA2E0E07105eDD', 'D1f08E']);
  expect(countPages(regular, address, 3, 114)).toBe(1);
  expect(countPages(regular, address + address, 3, 114)).toBe(2);
  expect(lengthOfLines(regular, address + address, 114, 3)).toBe(54);
  expect(countPages(regular, 'a\nb\nc\n', 3, 114)).toBe(1);
  expect(countPages(regular, 'a\nb\nc\nd', 3, 114)).toBe(2);
});

test('a small screen shortens a label in the middle', () => {
  expect(nanoLabel('To LabPartner')).toBe('To LabPartner');
  expect(nanoLabel('To aWcWaabdedggdgM')).toBe('To aW...dggdgM');
  expect(nanoLabel('To MfdeMWfMdWggWbW (2/2)')).toBe('To Mfd...bW (2/2)');
});
