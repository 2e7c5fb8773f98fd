/** One handler for each instruction. @module */
import { Instruction, type InstructionCode } from '@exchange-sim/apdu';
import type { Handler } from '../services.js';
import { checkAddressesAndAmounts } from './check-addresses-and-amounts.js';
import { checkPartner } from './check-partner.js';
import { checkTransactionSignature } from './check-transaction-signature.js';
import { displayReview } from './display-review.js';
import { getChallenge } from './get-challenge.js';
import { getVersion } from './get-version.js';
import { processTransaction } from './process-transaction.js';
import { sendTrustedName } from './send-trusted-name.js';
import { setPartnerKey } from './set-partner-key.js';
import { startNewTransaction } from './start-new-transaction.js';
import { startSigning } from './start-signing.js';

export const handlers: Record<InstructionCode, Handler> = {
  [Instruction.GET_VERSION]: getVersion,
  [Instruction.START_NEW_TRANSACTION]: startNewTransaction,
  [Instruction.SET_PARTNER_KEY]: setPartnerKey,
  [Instruction.CHECK_PARTNER]: checkPartner,
  [Instruction.PROCESS_TRANSACTION_RESPONSE]: processTransaction,
  [Instruction.CHECK_TRANSACTION_SIGNATURE]: checkTransactionSignature,
  [Instruction.CHECK_PAYOUT_ADDRESS]: checkAddressesAndAmounts,
  [Instruction.CHECK_REFUND_ADDRESS_AND_DISPLAY]: checkAddressesAndAmounts,
  [Instruction.START_SIGNING_TRANSACTION]: startSigning,
  [Instruction.CHECK_ASSET_IN_AND_DISPLAY]: checkAddressesAndAmounts,
  [Instruction.CHECK_REFUND_ADDRESS_NO_DISPLAY]: checkAddressesAndAmounts,
  [Instruction.CHECK_ASSET_IN_NO_DISPLAY]: checkAddressesAndAmounts,
  [Instruction.PROMPT_UI_DISPLAY]: displayReview,
  [Instruction.GET_CHALLENGE]: getChallenge,
  [Instruction.SEND_TRUSTED_NAME_DESCRIPTOR]: sendTrustedName,
};
