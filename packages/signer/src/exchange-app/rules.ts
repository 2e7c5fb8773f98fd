import {
  Instruction,
  type InstructionCode,
  type Operation,
  operationOf,
  type SubcommandCode,
} from '@exchange-sim/apdu';
import type { State } from './states.js';

/** When an instruction may be received. */
export interface Rule {
  /** The only step it fits; undefined: any, the protected ones excepted. */
  state?: State;
  /** The flows that know it; undefined: all. */
  operations?: readonly Operation[];
  /** Also while the user's approval waits for its signature. */
  beforeSigning?: true;
  /** Belongs to a flow: P2 must name the flow that was started. */
  inFlow: boolean;
}

const swap: readonly Operation[] = ['swap'];
const sellOrFund: readonly Operation[] = ['sell', 'fund'];

/** The state machine as data: what each instruction needs. What it leads to is said by the instruction itself. */
export const rules: Record<InstructionCode, Rule> = {
  [Instruction.GET_VERSION]: { inFlow: false },
  [Instruction.START_NEW_TRANSACTION]: { inFlow: false, beforeSigning: true },
  [Instruction.SET_PARTNER_KEY]: { inFlow: true, state: 'waitingTransaction' },
  [Instruction.CHECK_PARTNER]: { inFlow: true, state: 'partnerSet' },
  [Instruction.PROCESS_TRANSACTION_RESPONSE]: { inFlow: true, state: 'partnerChecked' },
  [Instruction.CHECK_TRANSACTION_SIGNATURE]: { inFlow: true, state: 'transactionReceived' },
  [Instruction.GET_CHALLENGE]: { inFlow: true, state: 'signatureChecked', operations: swap },
  [Instruction.SEND_TRUSTED_NAME_DESCRIPTOR]: { inFlow: true, state: 'signatureChecked', operations: swap },
  [Instruction.CHECK_PAYOUT_ADDRESS]: { inFlow: true, state: 'signatureChecked', operations: swap },
  [Instruction.CHECK_ASSET_IN_AND_DISPLAY]: {
    inFlow: true,
    state: 'signatureChecked',
    operations: sellOrFund,
  },
  [Instruction.CHECK_ASSET_IN_NO_DISPLAY]: {
    inFlow: true,
    state: 'signatureChecked',
    operations: sellOrFund,
  },
  [Instruction.CHECK_REFUND_ADDRESS_AND_DISPLAY]: {
    inFlow: true,
    state: 'payoutAddressChecked',
    operations: swap,
  },
  [Instruction.CHECK_REFUND_ADDRESS_NO_DISPLAY]: {
    inFlow: true,
    state: 'payoutAddressChecked',
    operations: swap,
  },
  [Instruction.PROMPT_UI_DISPLAY]: { inFlow: true, state: 'allAddressesChecked' },
  [Instruction.START_SIGNING_TRANSACTION]: { inFlow: true, state: 'waitingSigning', beforeSigning: true },
};

/** Whether the flow `subcommand` knows the instruction at all. */
export function isKnownIn(rule: Rule, subcommand: SubcommandCode): boolean {
  return rule.operations?.includes(operationOf(subcommand)) ?? true;
}

/** Whether the instruction may be received now, `current` being the flow that was started and its step. */
export function isExpected(
  rule: Rule,
  subcommand: SubcommandCode,
  current: { state: State; subcommand: SubcommandCode },
): boolean {
  if (current.state === 'waitingUserValidation') return false;
  if (current.state === 'waitingSigning' && !rule.beforeSigning) return false;
  if (rule.inFlow && subcommand !== current.subcommand) return false;
  return rule.state === undefined || rule.state === current.state;
}
