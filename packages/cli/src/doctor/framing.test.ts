import { expect, test } from 'vitest';
import { framingProblem } from './framing.js';

const wallet = new URL('http://127.0.0.1:4000');
const page = new URL('http://127.0.0.1:3000/widget');
const problem = (headers: Record<string, string>) => framingProblem(new Headers(headers), page, wallet)?.text;

test.each([
  [{}],
  [{ 'content-security-policy': "default-src 'self'" }],
  [{ 'content-security-policy': 'frame-ancestors *' }],
  [{ 'content-security-policy': 'frame-ancestors http: https:' }],
  [{ 'content-security-policy': "frame-ancestors 'self' http://127.0.0.1:4000" }],
  [{ 'content-security-policy': 'frame-ancestors 127.0.0.1:*; object-src none', 'x-frame-options': 'DENY' }],
])('%o lets the wallet frame the page', (headers) => {
  expect(problem(headers)).toBeUndefined();
});

test.each([
  [{ 'x-frame-options': 'DENY' }, 'by X-Frame-Options: DENY'],
  [{ 'x-frame-options': 'SAMEORIGIN' }, 'by X-Frame-Options: SAMEORIGIN'],
  [{ 'content-security-policy': "frame-ancestors 'none'" }, "frame-ancestors 'none'"],
  [{ 'content-security-policy': 'frame-ancestors https:' }, 'frame-ancestors https:'],
  [{ 'content-security-policy': "script-src 'self'; FRAME-ANCESTORS 'self'" }, "frame-ancestors 'self'"],
  [
    { 'content-security-policy': 'frame-ancestors *, frame-ancestors https://wallet.example' },
    'https://wallet.example',
  ],
  [{ 'content-security-policy': 'frame-ancestors http://127.0.0.1' }, 'http://127.0.0.1'],
])('%o keeps the page out', (headers, text) => {
  expect(problem(headers)).toContain(text);
});
