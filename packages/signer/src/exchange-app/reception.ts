import {
  Extension,
  Instruction,
  type InstructionCode,
  isInstruction,
  isNg,
  isRate,
  isSubcommand,
  parseApdu,
  type StatusCode,
  StatusWord,
  Subcommand,
} from '@exchange-sim/apdu';
import type { Command } from './command.js';
import { isExpected, isKnownIn, rules } from './rules.js';
import type { SwapContext } from './swap-context.js';

const CLA = 0xe0;
const MAX_COMMAND_DATA = 512;

/** A complete command, a status word to answer at once (a refusal, or 9000 for a part that is not the last). */
export type Received = { command: Command } | { status: StatusCode };

/** Old clients send the asset check of the legacy flows under the number of the payout check. */
function withoutAlias(ins: number, subcommand: number): number {
  const legacy = subcommand === Subcommand.SELL || subcommand === Subcommand.FUND;
  return ins === Instruction.CHECK_PAYOUT_ADDRESS && legacy ? Instruction.CHECK_ASSET_IN_AND_DISPLAY : ins;
}

/** Turns APDUs into commands: header checks in the order of the genuine application, and reception in parts. */
export class Reception {
  #record: (Omit<Command, 'data'> & { data: Uint8Array; expectingMore: boolean }) | undefined;

  receive(bytes: Uint8Array, current: Pick<SwapContext, 'state' | 'subcommand'>): Received {
    const apdu = parseApdu(bytes);
    if (!apdu) return { status: StatusWord.malformedApdu };
    const { cla, p1: rate, p2, data } = apdu;
    if (cla !== CLA) return { status: StatusWord.classNotSupported };
    if (!isRate(rate)) return { status: StatusWord.wrongP1 };
    const subcommand = p2 & 0x0f;
    if (!isSubcommand(subcommand)) return { status: StatusWord.wrongP2 };
    const instruction = withoutAlias(apdu.ins, subcommand);
    if (!isInstruction(instruction)) return { status: StatusWord.invalidInstruction };
    const rule = rules[instruction];
    if (!isKnownIn(rule, subcommand)) return { status: StatusWord.invalidInstruction };
    if (!isExpected(rule, subcommand, current)) return { status: StatusWord.unexpectedInstruction };
    return this.#assemble({ instruction, rate, subcommand, data }, p2 & 0xf0);
  }

  #assemble(part: Command, extension: number): Received {
    if ((extension & ~(Extension.EXTEND | Extension.MORE)) !== 0)
      return { status: StatusWord.wrongP2Extension };
    if (extension !== 0 && !mayBeSplit(part.instruction, part))
      return { status: StatusWord.wrongP2Extension };
    const expectingMore = (extension & Extension.MORE) !== 0;
    if ((extension & Extension.EXTEND) === 0) {
      this.#record = { ...part, data: expectingMore ? part.data.slice() : part.data, expectingMore };
    } else if (!this.#extend(part)) {
      return { status: StatusWord.invalidP2Extension };
    }
    if (expectingMore || !this.#record) return { status: StatusWord.ok };
    this.#record.expectingMore = false;
    const { instruction, rate, subcommand, data } = this.#record;
    return { command: { instruction, rate, subcommand, data } };
  }

  /** False leaves what was received before as it was. */
  #extend(part: Command): boolean {
    const record = this.#record;
    if (!record?.expectingMore) return false;
    const { instruction, rate, subcommand } = record;
    if (part.instruction !== instruction || part.rate !== rate || part.subcommand !== subcommand)
      return false;
    if (record.data.length + part.data.length > MAX_COMMAND_DATA) return false;
    record.data = Uint8Array.from([...record.data, ...part.data]);
    return true;
  }
}

function mayBeSplit(instruction: InstructionCode, { subcommand }: Command): boolean {
  return instruction === Instruction.PROCESS_TRANSACTION_RESPONSE && isNg(subcommand);
}
