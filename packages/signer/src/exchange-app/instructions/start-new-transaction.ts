import { StatusWord, Subcommand } from '@exchange-sim/apdu';
import { hexToBytes } from '@noble/hashes/utils.js';
import { answer } from '../command.js';
import type { Handler, Services } from '../services.js';
import { emptyContext } from '../swap-context.js';

/** Constants of builds made for testing. */
const FIXED_ID = hexToBytes('350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b');
const FIXED_LETTERS = new Uint8Array(10).fill('Q'.charCodeAt(0));

function letters({ transactionId, random }: Services): Uint8Array {
  if (transactionId === 'fixed') return FIXED_LETTERS;
  return random(10).map((byte) => 'A'.charCodeAt(0) + (byte % 26));
}

/** Forgets everything and answers the id that the partner has to put into the payload. */
export const startNewTransaction: Handler = (context, { subcommand }, services) => {
  const fresh = emptyContext(subcommand);
  if (subcommand === Subcommand.SWAP) fresh.transactionId = letters(services);
  else fresh.transactionId = services.transactionId === 'fixed' ? FIXED_ID : services.random(32);
  delete context.partner;
  delete context.transaction;
  delete context.payin;
  Object.assign(context, fresh, { state: 'waitingTransaction' });
  return answer(StatusWord.ok, context.transactionId);
};
