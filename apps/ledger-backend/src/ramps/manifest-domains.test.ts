import { expect, test } from 'vitest';
import { isWithinDomains } from './manifest-domains.js';

test.each([
  ['https://pay.example/x', 'https://pay.example', true],
  ['https://pay.example:8443/', 'https://pay.example', true],
  ['http://pay.example/', 'https://pay.example', false],
  ['https://pay.example.evil.org/', 'https://pay.example', false],
  ['https://evil-pay.example/', '*.pay.example', false],
  ['https://a.pay.example/', 'https://*.pay.example', true],
  ['https://anything.example/', 'https://', true],
  ['http://anything.example/', 'https://*', false],
  ['http://127.0.0.1:4003/', 'http://127.0.0.1:4003', true],
  ['http://127.0.0.1:4004/', 'http://127.0.0.1:4003', false],
  ['https://pay.example/', 'pay.example:443', true],
  ['javascript:alert(1)', 'https://', false],
  ['https://pay.example/', 'https://pay.example/path', false],
])('%s within %s: %s', (url, domain, expected) => {
  expect(isWithinDomains(new URL(url), [domain])).toBe(expected);
});
