/** Instructions of the Exchange application 4.4.2 (byte INS), by the names of its own headers. */
export const Instruction = {
  GET_VERSION: 0x02,
  START_NEW_TRANSACTION: 0x03,
  SET_PARTNER_KEY: 0x04,
  CHECK_PARTNER: 0x05,
  PROCESS_TRANSACTION_RESPONSE: 0x06,
  CHECK_TRANSACTION_SIGNATURE: 0x07,
  CHECK_PAYOUT_ADDRESS: 0x08,
  CHECK_REFUND_ADDRESS_AND_DISPLAY: 0x09,
  START_SIGNING_TRANSACTION: 0x0a,
  CHECK_ASSET_IN_AND_DISPLAY: 0x0b,
  CHECK_REFUND_ADDRESS_NO_DISPLAY: 0x0c,
  CHECK_ASSET_IN_NO_DISPLAY: 0x0d,
  PROMPT_UI_DISPLAY: 0x0f,
  GET_CHALLENGE: 0x10,
  SEND_TRUSTED_NAME_DESCRIPTOR: 0x11,
} as const;

export type InstructionName = keyof typeof Instruction;
export type InstructionCode = (typeof Instruction)[InstructionName];

const names = new Map<number, InstructionName>(
  (Object.keys(Instruction) as InstructionName[]).map((name) => [Instruction[name], name]),
);

export function instructionName(ins: number): InstructionName | undefined {
  return names.get(ins);
}

export function isInstruction(ins: number): ins is InstructionCode {
  return names.has(ins);
}
