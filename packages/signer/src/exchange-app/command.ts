import type { InstructionCode, RateCode, StatusCode, SubcommandCode } from '@exchange-sim/apdu';

/** A complete command that passed the checks of its header. */
export interface Command {
  instruction: InstructionCode;
  rate: RateCode;
  subcommand: SubcommandCode;
  data: Uint8Array;
}

/** What an instruction led to: an answer, or something that answers later. */
export type Outcome =
  | { kind: 'answer'; status: StatusCode; data?: Uint8Array }
  | { kind: 'review' }
  | { kind: 'sign' };

export function answer(status: StatusCode, data?: Uint8Array): Outcome {
  return data ? { kind: 'answer', status, data } : { kind: 'answer', status };
}
