import { StatusWord } from '@exchange-sim/apdu';
import { MAX_DER_LENGTH, MIN_DER_LENGTH, verifyDer } from '../../keys/signatures.js';
import { answer } from '../command.js';
import type { Handler } from '../services.js';

/** The data is Ledger's signature, DER, over the credentials set before. */
export const checkPartner: Handler = (context, { data }, { ledgerKey }) => {
  if (data.length < MIN_DER_LENGTH || data.length > MAX_DER_LENGTH)
    return answer(StatusWord.incorrectCommandData);
  if (!context.partner || !verifyDer(ledgerKey, context.partner.credentials, data)) {
    return answer(StatusWord.signVerificationFail);
  }
  context.state = 'partnerChecked';
  return answer(StatusWord.ok);
};
