import { expect, test } from 'vitest';
import { Instruction } from './instruction.js';
import { StatusWord, statusMeaning } from './status-word.js';

test('every status word has a meaning and an advice', () => {
  for (const code of Object.values(StatusWord)) {
    expect(statusMeaning(code)?.advice).toMatch(/\.$/);
    expect(statusMeaning(code)?.meaning.length).toBeGreaterThan(5);
  }
  expect(statusMeaning(0x1234)).toBeUndefined();
});

test('a bad signature is explained by the command it was sent with', () => {
  const advice = (ins: number) => statusMeaning(StatusWord.signVerificationFail, ins)?.advice;
  expect(advice(Instruction.CHECK_PARTNER)).toContain('credentials');
  expect(advice(Instruction.CHECK_TRANSACTION_SIGNATURE)).toContain('partner’s signature');
  expect(advice(Instruction.CHECK_ASSET_IN_NO_DISPLAY)).toContain('coin configuration');
});
