import { sha256 } from '@noble/hashes/sha2.js';
import { bigEndian, cString, equalBytes, fromByteString } from '../../bytes.js';
import type { ApprovedPayin } from '../library-app.js';
import { describeOutput, singlePush } from './op-return.js';
import type { InputsSummary } from './psbt/inputs.js';
import type { OutputsSummary } from './psbt/outputs.js';
import type { Utxo } from './psbt/raw-transaction.js';
import { refuseSwap, SwapError } from './status.js';

/** What a transaction must be. Amounts in satoshis. */
export interface Approval {
  /** `crossChain`: an OP_RETURN output in front of the payment publishes what the hash is of. */
  mode: 'standard' | 'crossChain' | 'error';
  amount: bigint;
  fees: bigint;
  destination: string;
  hash: Uint8Array;
}

export interface Transaction {
  isDefaultPolicy: boolean;
  inputs: InputsSummary;
  outputs: OutputsSummary;
}

const MAX_AMOUNT_BYTES = 8;
const MAX_DESTINATION = 64;
const modes: Record<number, Approval['mode']> = { 0: 'standard', 2: 'crossChain' };

/** undefined when the application refuses the parameters: an amount or fees of more than eight bytes. */
export function approvalOf({ amount, fees, destination, extra }: ApprovedPayin): Approval | undefined {
  if (amount.length > MAX_AMOUNT_BYTES || fees.length > MAX_AMOUNT_BYTES) return undefined;
  return {
    mode: modes[extra[0] ?? 0] ?? 'error',
    amount: bigEndian(amount),
    fees: bigEndian(fees),
    destination: cString(fromByteString(destination)).slice(0, MAX_DESTINATION),
    hash: extra.subarray(1, 33),
  };
}

function checkPublished({ script, amount }: Utxo, hash: Uint8Array): void {
  const data = singlePush(script);
  if (data === 'not OP_RETURN') refuseSwap(SwapError.wrongFirstOutput);
  if (data === 'other') refuseSwap(SwapError.wrongData);
  // The application keeps this amount in 32 bits.
  if (BigInt.asUintN(32, amount) !== 0n) refuseSwap(SwapError.dataWithValue);
  if (!equalBytes(sha256(data), hash)) refuseSwap(SwapError.wrongHash);
}

/** The output that must be the approved payment. */
function payment({ mode, hash }: Approval, external: readonly Utxo[]): Utxo {
  if (mode === 'error') refuseSwap(SwapError.wrongParameters);
  const [first, second] = external;
  if (external.length !== (mode === 'standard' ? 1 : 2) || !first) refuseSwap(SwapError.wrongOutputCount);
  if (!second) return first;
  checkPublished(first, hash);
  return second;
}

/** Refuses what is not the approved transaction; the order of the checks is part of the answer. */
export function checkApproval(approval: Approval, { isDefaultPolicy, inputs, outputs }: Transaction): void {
  if (!isDefaultPolicy) refuseSwap(SwapError.notDefaultPolicy);
  if (inputs.external > 0) refuseSwap(SwapError.externalInputs);
  if (inputs.isUnsafe) refuseSwap(SwapError.missingPreviousTransaction);
  const { script } = payment(approval, outputs.external);
  if (inputs.total - outputs.total !== approval.fees) refuseSwap(SwapError.wrongFees);
  if (outputs.total - outputs.change !== approval.amount) refuseSwap(SwapError.wrongAmount);
  const destination = describeOutput(script);
  if (destination === undefined) refuseSwap(SwapError.unsupportedOutput);
  if (destination !== approval.destination) refuseSwap(SwapError.wrongDestination);
}
