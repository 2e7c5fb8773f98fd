import { expect, test } from 'vitest';
import { stopReason } from './status.js';

test.each([
  ['CompleteExchangeError: User refused', 'User refused'],
  ['UserRefusedOnDevice: User refused', 'User refused'],
  ['UNKNOWN_STEP: The signer went away', 'The signer went away'],
  ['User refused', 'User refused'],
  ['amount_to_wallet: 2 is not the 1 of the quote', 'amount_to_wallet: 2 is not the 1 of the quote'],
  ['Provider: it is late', 'Provider: it is late'],
  [undefined, undefined],
])('%s is told as %s', (deviceMessage, told) => {
  expect(stopReason({ deviceMessage })).toBe(told);
});
