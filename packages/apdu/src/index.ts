/** APDUs of the Exchange application as values: tables, encode, parse, explain. @module */
export {
  type ExchangeCommand,
  encodeExchangeCommand,
  parseApdu,
  parseResponse,
  type RawApdu,
} from './exchange-apdu.js';
export { explain, type Target } from './explain.js';
export { fromHex, toHex } from './hex.js';
export {
  Instruction,
  type InstructionCode,
  type InstructionName,
  instructionName,
  isInstruction,
} from './instruction.js';
export {
  type StatusCode,
  type StatusMeaning,
  type StatusName,
  StatusWord,
  statusMeaning,
} from './status-word.js';
export {
  Extension,
  isNg,
  isRate,
  isSubcommand,
  type Operation,
  operationOf,
  Rate,
  type RateCode,
  Subcommand,
  type SubcommandCode,
  type SubcommandName,
  subcommandName,
} from './subcommand.js';
