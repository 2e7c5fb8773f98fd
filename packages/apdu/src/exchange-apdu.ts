import { Instruction, type InstructionCode } from './instruction.js';
import { Extension, isNg, type RateCode, type SubcommandCode } from './subcommand.js';

const CLA = 0xe0;
const MAX_DATA = 255;

/** A command of the Exchange application as a value. `data` may exceed one APDU where the flow allows parts. */
export interface ExchangeCommand {
  instruction: InstructionCode;
  rate: RateCode;
  subcommand: SubcommandCode;
  data?: Uint8Array;
}

/** The header of one APDU and its data, as sent; nothing about it is checked but the length. */
export interface RawApdu {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  data: Uint8Array;
}

function frame(p2: number, { instruction, rate }: ExchangeCommand, data: Uint8Array): Uint8Array {
  return Uint8Array.from([CLA, instruction, rate, p2, data.length, ...data]);
}

/**
 * The APDUs of a command: one, or several when PROCESS_TRANSACTION_RESPONSE of an NG flow exceeds 255 bytes.
 * Throws a `RangeError` when the data does not fit and the command cannot be split.
 */
export function encodeExchangeCommand(command: ExchangeCommand): Uint8Array[] {
  const data = command.data ?? new Uint8Array();
  if (data.length <= MAX_DATA) return [frame(command.subcommand, command, data)];
  if (command.instruction !== Instruction.PROCESS_TRANSACTION_RESPONSE || !isNg(command.subcommand)) {
    throw new RangeError(`${data.length} bytes do not fit into one APDU, and this command cannot be split`);
  }
  const parts: Uint8Array[] = [];
  for (let start = 0; start < data.length; start += MAX_DATA) {
    const extend = start > 0 ? Extension.EXTEND : 0;
    const more = start + MAX_DATA < data.length ? Extension.MORE : 0;
    parts.push(frame(command.subcommand | extend | more, command, data.subarray(start, start + MAX_DATA)));
  }
  return parts;
}

/** Takes an APDU of the form CLA INS P1 P2 Lc data apart; undefined when Lc is missing or does not match. */
export function parseApdu(apdu: Uint8Array): RawApdu | undefined {
  const [cla, ins, p1, p2, lc] = apdu;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return undefined;
  if (lc !== apdu.length - 5) return undefined;
  return { cla, ins, p1, p2, data: apdu.subarray(5) };
}

/** An answer: data, then the status word. undefined when shorter than two bytes. */
export function parseResponse(response: Uint8Array): { data: Uint8Array; status: number } | undefined {
  const high = response.at(-2);
  const low = response.at(-1);
  if (high === undefined || low === undefined) return undefined;
  return { data: response.subarray(0, -2), status: (high << 8) | low };
}
