import { bigEndian, equalBytes } from '../../bytes.js';
import { checksumAddress } from '../../keys/ethereum-address.js';
import { FULL_AMOUNT_SIZE, formatAmount, formatFees, PRINTED_AMOUNT_SIZE } from './amounts.js';
import type { Call } from './approved-calldata.js';
import type { Expectation } from './expectation.js';
import { nativeTicker } from './networks.js';
import type { Tokens } from './tokens.js';
import type { TransactionFields, TransactionType } from './transaction-stream.js';

/** Why a transaction is refused: first byte of the refusal. */
export const Refusal = {
  wrongAmount: 0x01,
  wrongDestination: 0x02,
  wrongFees: 0x03,
  wrongMode: 0x05,
  generic: 0xff,
} as const;

/**
 * `refuse`: back to Exchange with a reason. `fail`: back to Exchange with a bare status word. `leave`: a status word after which
 * the application has forgotten that it was called by Exchange, and stays in front.
 */
export type Verdict =
  | { kind: 'sign' }
  | { kind: 'refuse'; code: number; detail?: string }
  | { kind: 'fail'; status: number }
  | { kind: 'leave'; status: number };

const INCORRECT_DATA = 0x6a80;
const OVERFLOW = 0x6803;

interface Candidate {
  type: TransactionType;
  fields: TransactionFields;
  call: Call;
}

function chainIdOf({ type, fields }: Candidate): bigint {
  return bigEndian(type === 'legacy' ? fields.v : fields.chainId.subarray(0, 8));
}

function upper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

function spelled(address: Uint8Array): string {
  const padded = new Uint8Array(20);
  padded.set(address);
  return `0x${checksumAddress(padded)}`;
}

function compareDestination(expected: string, actual: string): Verdict | undefined {
  if (upper(expected) === upper(actual)) return undefined;
  return { kind: 'refuse', code: Refusal.wrongDestination, detail: `${expected} != ${actual}` };
}

function compareAmount(expected: string, actual: string): Verdict | undefined {
  if (expected === actual) return undefined;
  return { kind: 'refuse', code: Refusal.wrongAmount, detail: `${expected} != ${actual}` };
}

/** A token's recipient and amount are in the calldata; the contract must be one the wallet described. */
function checkToken({ fields, call }: Candidate, expected: Expectation, tokens: Tokens): Verdict | undefined {
  if (call.kind !== 'token') return undefined;
  const wrong = compareDestination(expected.destination, spelled(call.recipient));
  if (wrong) return wrong;
  const token = tokens.find(fields.to);
  const amount = token && formatAmount(call.amount, token, FULL_AMOUNT_SIZE);
  if (amount === undefined) return { kind: 'leave', status: INCORRECT_DATA };
  return compareAmount(expected.amount, amount);
}

function checkMode({ fields, call }: Candidate, { mode, calldataHash }: Expectation): Verdict | undefined {
  const promised = call.kind === 'hashed' && equalBytes(call.hash, calldataHash);
  if (mode !== 'standard' && !promised) return { kind: 'refuse', code: Refusal.wrongMode };
  // Calldata nobody looked into: too short for a selector, or for a contract that does not exist yet.
  return fields.hasData && call.kind === 'none' ? { kind: 'leave', status: INCORRECT_DATA } : undefined;
}

function checkTransfer(candidate: Candidate, expected: Expectation, ticker: string): Verdict | undefined {
  const { fields, call } = candidate;
  if (call.kind === 'token') return undefined;
  const actual = fields.to.length > 0 ? spelled(fields.to) : 'Contract';
  const wrong = compareDestination(expected.destination, actual);
  if (wrong) return wrong;
  const amount = formatAmount(fields.value, { ticker, decimals: 18 }, PRINTED_AMOUNT_SIZE);
  return amount === undefined ? { kind: 'fail', status: OVERFLOW } : compareAmount(expected.amount, amount);
}

function checkFees({ fields }: Candidate, expected: Expectation, ticker: string): Verdict | undefined {
  const fees = BigInt.asUintN(256, bigEndian(fields.gasPrice) * bigEndian(fields.gasLimit));
  const actual = formatFees(fees, ticker);
  if (actual === expected.fees) return undefined;
  return { kind: 'refuse', code: Refusal.wrongFees, detail: `${expected.fees} != ${actual}` };
}

/** Whether the transaction is the one the user approved; the first thing that differs decides. */
export function judge(
  candidate: Candidate,
  expected: Expectation,
  tokens: Tokens,
  announced: ReadonlyMap<bigint, string>,
): Verdict {
  const ticker = nativeTicker(chainIdOf(candidate), announced);
  return (
    checkToken(candidate, expected, tokens) ??
    checkMode(candidate, expected) ??
    checkTransfer(candidate, expected, ticker) ??
    checkFees(candidate, expected, ticker) ?? { kind: 'sign' }
  );
}
