import { StatusWord } from '@exchange-sim/apdu';
import { answer } from '../command.js';
import type { Handler } from '../services.js';

export const getChallenge: Handler = (_context, _command, { challenge }) =>
  answer(StatusWord.ok, challenge.current);
