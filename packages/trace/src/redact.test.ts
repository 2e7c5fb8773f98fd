import { expect, test } from 'vitest';
import { redact } from './redact.js';

test.each([
  ['x-api-key', 'k'],
  ['authorization', 'Bearer t'],
  ['cookie', 'session_northgate=t'],
  ['set-cookie', ['session_northgate=t; HttpOnly']],
  ['Set-Cookie', 'session_northgate=t'],
  ['password', 'p'],
  ['token', 't'],
  ['cvc', '123'],
  ['number', '4242 4242 4242 4242'],
  ['number', 'not even a card'],
  ['cardNumber', '4242424242424242'],
  ['contentBase64', '/9j/4AAQ'],
])('the value of %s never enters a trace', (key, value) => {
  expect(redact({ headers: { [key]: value, kept: 'yes' } })).toEqual({
    headers: { [key]: '(removed)', kept: 'yes' },
  });
});

test('what is no secret stays as it is', () => {
  const shown = { number: 7, block: { number: '0x1f' }, last4: '4242', documentNumber: 'AB1234', tokens: 2 };
  expect(redact(shown)).toEqual(shown);
});
