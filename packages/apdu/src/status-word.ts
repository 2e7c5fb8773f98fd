import { Instruction } from './instruction.js';

/** Status words of the Exchange application, by the names `@ledgerhq/hw-app-exchange` gives them. */
export const StatusWord = {
  ok: 0x9000,
  incorrectCommandData: 0x6a80,
  deserializationFailed: 0x6a81,
  wrongTransactionId: 0x6a82,
  invalidAddress: 0x6a83,
  userRefused: 0x6a84,
  internalError: 0x6a85,
  wrongP1: 0x6a86,
  wrongP2: 0x6a87,
  wrongP2Extension: 0x6a88,
  invalidP2Extension: 0x6a89,
  memoryCorruption: 0x6a8a,
  amountFormattingFailed: 0x6a8b,
  applicationNotInstalled: 0x6a8c,
  wrongExtraIdOrExtraData: 0x6a8d,
  wrongTlvChallenge: 0x6a8e,
  wrongTlvContent: 0x6a8f,
  missingTlvContent: 0x6a90,
  wrongTrustedNameTlv: 0x6a91,
  userRefusedCrossSeed: 0x6a92,
  invalidInstruction: 0x6d00,
  unexpectedInstruction: 0x6d01,
  descriptorNotUsed: 0x6d02,
  classNotSupported: 0x6e00,
  malformedApdu: 0x6e01,
  invalidDataLength: 0x6e02,
  signVerificationFail: 0x9d1a,
} as const;

export type StatusName = keyof typeof StatusWord;
export type StatusCode = (typeof StatusWord)[StatusName];

/** What a status word means, and one sentence a partner or wallet developer can act on. */
export interface StatusMeaning {
  name: StatusName;
  code: StatusCode;
  meaning: string;
  advice: string;
}

type Text = readonly [meaning: string, advice: string];

const texts: Record<StatusName, Text> = {
  ok: ['Accepted', 'Go on with the next command of the flow.'],
  incorrectCommandData: [
    'The data of the command cannot be taken apart, or its content is not allowed here',
    'Check the lengths and the flags at the front of the data, and that the ticker is the one in the signed payload.',
  ],
  deserializationFailed: [
    'The payload is not base64url, not the expected protobuf message, or a field is too long',
    'Decode the payload with the published .proto and compare each field with its limit; do not send the leading dot.',
  ],
  wrongTransactionId: [
    'The payload was made for another device transaction id',
    'Sign the 32 bytes (legacy swap: 10 characters) that START_NEW_TRANSACTION answered, and ask for a new quote after each restart.',
  ],
  invalidAddress: [
    'The refund address does not belong to this signer',
    'Put the address the wallet sent into the payload, unchanged, case included.',
  ],
  userRefused: ['The user rejected the review', 'Tell the backend that the transaction was cancelled.'],
  internalError: [
    'The signer could not use a value it was given',
    'Check that the partner key is an uncompressed point (65 bytes, first byte 04) and that the fiat amount is short enough.',
  ],
  wrongP1: ['P1 is not a rate', 'P1 is 00 (fixed) or 01 (floating).'],
  wrongP2: ['P2 names no flow', 'The low nibble of P2 is 0 to 5.'],
  wrongP2Extension: [
    'This command cannot be sent in parts',
    'Only PROCESS_TRANSACTION_RESPONSE of the NG flows may set 10 or 20 in P2.',
  ],
  invalidP2Extension: [
    'This part does not continue the one before, or all parts together exceed 512 bytes',
    'Send the parts one after another with the same P1 and flow; keep format byte, payload and fees within 512 bytes.',
  ],
  memoryCorruption: [
    'The coin application wrote where it must not',
    'Report it: this is a bug of the signer.',
  ],
  amountFormattingFailed: [
    'The coin application could not print the amount or the fees',
    'Check the coin configuration (decimals, chain id) and that the printed amount stays below 50 characters.',
  ],
  applicationNotInstalled: [
    'The coin application is not on the signer',
    'Install the application named in the coin configuration.',
  ],
  wrongExtraIdOrExtraData: [
    'payin_extra_id and payin_extra_data are both there, or the extra data is not 33 bytes long',
    'Send one of the two; extra data is a type byte and a 32-byte hash.',
  ],
  wrongTlvChallenge: [
    'The descriptor answers another challenge',
    'Ask GET_CHALLENGE again and have a new descriptor made.',
  ],
  wrongTlvContent: [
    'The descriptor is of another kind',
    'Ask the name service for a context address descriptor.',
  ],
  missingTlvContent: ['The descriptor has no challenge', 'Have the challenge put into the descriptor.'],
  wrongTrustedNameTlv: [
    'The trusted name descriptor is malformed, or its signature is not trusted',
    'Load the certificate first, then send the descriptor exactly as the name service signed it.',
  ],
  userRefusedCrossSeed: [
    'The user refused because the receive address belongs to another wallet',
    'Tell the backend that the transaction was cancelled; the payout address is not on this signer.',
  ],
  invalidInstruction: [
    'No such command in this flow',
    'Compare INS and the flow in P2 with the table of commands.',
  ],
  unexpectedInstruction: [
    'The command does not fit the step of the flow, or the flow in P2 changed',
    'Send the commands in order; after a refusal or a signature begin again with START_NEW_TRANSACTION.',
  ],
  descriptorNotUsed: [
    'The descriptor names neither the payout nor the refund address',
    'Ask for a descriptor of the name that is in the payload.',
  ],
  classNotSupported: ['CLA is not E0', 'Send Exchange commands with CLA E0.'],
  malformedApdu: ['Lc does not match the length', 'Send CLA INS P1 P2 Lc and exactly Lc bytes.'],
  invalidDataLength: ['The data has the wrong length', 'Compare the data with the layout of the command.'],
  signVerificationFail: [
    'A signature does not verify',
    'Check which bytes were signed, with which key and on which curve.',
  ],
};

const signatureAdvice: Partial<Record<number, string>> = {
  [Instruction.CHECK_PARTNER]:
    'Ledger’s signature does not cover these partner credentials: name, curve and public key must be exactly those in the CAL, and signed for this build (test or production).',
  [Instruction.CHECK_TRANSACTION_SIGNATURE]:
    'The partner’s signature is wrong: NG flows sign SHA-256 of "." followed by the base64url text, as R‖S of 64 bytes, with the private half of the registered key.',
};
const configurationAdvice =
  'Ledger’s signature does not cover this coin configuration: take configuration and signature from the same CAL row, signed for this build (test or production).';

const byCode = new Map<number, StatusMeaning>(
  (Object.keys(StatusWord) as StatusName[]).map((name) => {
    const [meaning, advice] = texts[name];
    return [StatusWord[name], { name, code: StatusWord[name], meaning, advice }];
  }),
);

const configurationChecks: number[] = [0x08, 0x09, 0x0b, 0x0c, 0x0d];

/** The meaning of a status word of the Exchange application, as it applies to the command `ins` when that is given. */
export function statusMeaning(code: number, ins?: number): StatusMeaning | undefined {
  const found = byCode.get(code);
  if (!found || code !== StatusWord.signVerificationFail || ins === undefined) return found;
  const advice = configurationChecks.includes(ins) ? configurationAdvice : signatureAdvice[ins];
  return advice ? { ...found, advice } : found;
}
