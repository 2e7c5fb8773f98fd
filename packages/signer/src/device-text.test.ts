import { expect, test } from 'vitest';
import { byteString } from './bytes.js';
import { deviceText } from './device-text.js';

const utf8 = (text: string) => byteString(new TextEncoder().encode(text));

test('UTF-8 is read', () => {
  expect(deviceText(utf8('Zoé € 🎉'))).toBe('Zoé € 🎉');
});

test('a leading byte takes the next one with it, whatever that is', () => {
  expect(deviceText('a\xc3Bc')).toHaveLength(3);
  expect(deviceText('a\xc3Bc').startsWith('a')).toBe(true);
  expect(deviceText('a\xc3Bc').endsWith('c')).toBe(true);
});

test('a sequence that is cut short is taken for a shorter one, or for a byte that shows nothing', () => {
  expect([...deviceText('\xf0ab')]).toHaveLength(1);
  expect(deviceText('x\xc0Q')).toBe('x\u00c0Q');
  expect(deviceText('x\xe9')).toBe('x\u00e9');
});

test('a sequence never becomes a character of the font, nor a line feed', () => {
  expect(deviceText('a\xe0\x80\x8ab')).toBe('a\ufffdb');
});
