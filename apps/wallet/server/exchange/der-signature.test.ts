import { expect, test } from 'vitest';
import { derSignature } from './der-signature.js';

test('halves become numbers without needless zeros, and stay positive', () => {
  const half = (first: string, rest: string) => first.padEnd(64 - rest.length, '0') + rest;
  const compact = Buffer.from(half('80', '01') + half('00', '7f'), 'hex');
  expect(derSignature(compact).toString('hex')).toBe(`3026022100${half('80', '01')}02017f`);
});

test('what is no compact signature is passed on', () => {
  expect(derSignature(Buffer.from('30', 'hex')).toString('hex')).toBe('30');
});
