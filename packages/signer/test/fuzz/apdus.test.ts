import { StatusWord } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { Fuzzer } from './fuzzer.js';

const seed = Number(process.env.FUZZ_SEED ?? 20_261_120);

test(`changed APDUs get a status word, and a new start always helps (seed ${seed})`, {
  timeout: 60_000,
}, () => {
  const fuzzer = new Fuzzer(seed);
  while (fuzzer.sent < 20_000) fuzzer.round();
  const { ok, incorrectCommandData, deserializationFailed, signVerificationFail, unexpectedInstruction } =
    StatusWord;
  const { malformedApdu, invalidInstruction, wrongP1, wrongP2, wrongP2Extension, invalidP2Extension } =
    StatusWord;
  const common = [
    ok,
    incorrectCommandData,
    deserializationFailed,
    signVerificationFail,
    unexpectedInstruction,
  ];
  const seen = [
    ...common,
    malformedApdu,
    invalidInstruction,
    wrongP1,
    wrongP2,
    wrongP2Extension,
    invalidP2Extension,
  ];
  expect(seen.filter((status) => !fuzzer.words.has(status))).toEqual([]);
});
