import { expect, test } from 'vitest';
import { explain } from './explain.js';

test.each([
  ['e00300040', undefined, 'not an APDU: not hex'],
  ['e003000400', undefined, 'START_NEW_TRANSACTION SELL_NG'],
  ['e00401030100', undefined, 'SET_PARTNER_KEY SWAP_NG'],
  ['e002000300', '0404029000', 'GET_VERSION → 9000'],
  ['e00800010100', undefined, 'CHECK_ASSET_IN_AND_DISPLAY SELL'],
  ['e0060024020102', '9000', 'PROCESS_TRANSACTION_RESPONSE SELL_NG (first part, 2 bytes) → 9000'],
  ['e0060034020102', undefined, 'PROCESS_TRANSACTION_RESPONSE SELL_NG (middle part, 2 bytes)'],
  ['e0060014020102', undefined, 'PROCESS_TRANSACTION_RESPONSE SELL_NG (last part, 2 bytes)'],
  ['b001000000', undefined, 'GET_APP_AND_VERSION'],
  ['b0a7000000', '9000', 'QUIT_APP → 9000'],
  ['e0d8000008457468657265756d', undefined, 'OPEN_APP'],
  ['e00480000101', undefined, 'Ethereum SIGN (continued)'],
  ['e105000000', 'f5acc2fd9000', 'Bitcoin GET_MASTER_FINGERPRINT → 9000'],
  ['e104000100', '41e000', 'Bitcoin SIGN_PSBT → E000 the Bitcoin application asks its client for more'],
  ['f801000000', undefined, 'Bitcoin CONTINUE'],
  ['e104000100', '03006b00', 'Bitcoin SIGN_PSBT → 6B00 the fees differ from those approved'],
  ['e0ff000000', '6d00', 'unknown command FF → 6D00 invalidInstruction: No such command in this flow'],
  ['e003000405', undefined, 'malformed APDU of 5 bytes'],
  ['00', undefined, 'malformed APDU of 1 bytes'],
])('%s / %s', (apdu, response, text) => {
  expect(explain(apdu, response)).toBe(text);
});

test('after START_SIGNING_TRANSACTION the same bytes belong to the coin application', () => {
  expect(explain('e004000000')).toBe('SET_PARTNER_KEY SWAP');
  expect(explain('e004000000', undefined, { target: 'ethereum' })).toBe('Ethereum SIGN');
});

test('a refusal of the coin application is told with what was approved and what was received', () => {
  const answer = `0100${Buffer.from('1 ETH != 2 ETH').toString('hex')}6001`;
  expect(explain('e004000000', answer, { target: 'ethereum' })).toBe(
    'Ethereum SIGN → 6001 the amount differs from the one approved (approved != received: 1 ETH != 2 ETH)',
  );
});
