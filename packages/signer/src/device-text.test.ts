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
