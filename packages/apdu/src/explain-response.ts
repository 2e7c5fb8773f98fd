import { parseResponse } from './exchange-apdu.js';
import { hexWord } from './hex.js';
import { StatusWord, statusMeaning } from './status-word.js';

/** First byte of the data of a refusal by a coin application. */
const refusals: Record<number, string> = {
  0: 'internal error of the coin application',
  1: 'the amount differs from the one approved',
  2: 'the destination differs from the one approved',
  3: 'the fees differ from those approved',
  4: 'the method called is not allowed in an exchange',
  5: 'cross-chain: the transaction is of the wrong mode',
  6: 'cross-chain: wrong method',
  7: 'cross-chain: wrong hash',
  255: 'the transaction is not of the kind approved',
};

function refusal(data: Uint8Array): string {
  const reason = refusals[data[0] ?? 0] ?? 'unknown reason';
  const detail = new TextDecoder().decode(data.subarray(2));
  return detail === '' ? reason : `${reason} (approved != received: ${detail})`;
}

const coinStatus: Record<number, string> = {
  57344: 'the Bitcoin application asks its client for more',
  24577: 'refused by the coin application',
  27392: 'refused by the coin application',
  27013: 'refused by the user',
  21781: 'the signer is locked',
};

/** "9000" or the status word with its name and meaning, for an answer to the command `ins` of Exchange or a coin application. */
export function explainResponse(
  response: Uint8Array,
  ins: number,
  target: 'exchange' | 'ethereum' | 'bitcoin' | 'os',
): string {
  const parsed = parseResponse(response);
  if (!parsed) return 'no status word';
  const { data, status } = parsed;
  if (status === StatusWord.ok) return '9000';
  const word = hexWord(status);
  if (target === 'exchange') {
    const known = statusMeaning(status, ins);
    if (known) return `${word} ${known.name}: ${known.meaning}`;
  }
  if ((status === 0x6001 || status === 0x6b00) && data.length >= 2) return `${word} ${refusal(data)}`;
  const text = coinStatus[status];
  return text ? `${word} ${text}` : word;
}
