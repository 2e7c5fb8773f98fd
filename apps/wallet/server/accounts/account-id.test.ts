import { expect, test } from 'vitest';
import { ledgerAccountId, walletApiId } from './account-id.js';

test('the id of a Live App is the version 5 UUID of Ledger Wallet’s id', () => {
  const id = ledgerAccountId('ethereum', '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D');
  expect(id).toBe('js:2:ethereum:0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D:');
  // computed apart with Python's uuid.uuid5
  expect(walletApiId(id)).toBe('8be976a1-9962-517d-921f-8d7db0dba0c6');
});
