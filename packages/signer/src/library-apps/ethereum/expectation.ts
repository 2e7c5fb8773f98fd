import type { ApprovedPayin } from '../library-app.js';
import { FULL_AMOUNT_SIZE, formatAmount, PRINTED_AMOUNT_SIZE } from './amounts.js';
import { nativeTicker, orMainnet } from './networks.js';
import { parseSubConfig } from './sub-config.js';

/** What kind of transaction was approved, by the type byte of the extra data. */
export type SwapMode = 'standard' | 'crosschainPending' | 'crosschainSuccess' | 'error';

/** What the transaction must look like, in the words in which it is compared: printed strings. */
export interface Expectation {
  mode: SwapMode;
  destination: string;
  amount: string;
  fees: string;
  /** Cross-chain: SHA-256 of the calldata. */
  calldataHash: Uint8Array;
}

const MAX_ADDRESS = 42;
const MAX_AMOUNT_BYTES = 32;
const MAX_FEE_BYTES = 8;
const modes: Record<number, SwapMode> = { 0: 'standard', 1: 'crosschainPending' };

/** undefined when the application refuses the parameters, fees of more than eight bytes for example. */
export function expectationOf({
  subConfig,
  amount,
  fees,
  destination,
  extra,
}: ApprovedPayin): Expectation | undefined {
  if (amount.length > MAX_AMOUNT_BYTES || fees.length > MAX_FEE_BYTES) return undefined;
  const config = parseSubConfig(subConfig);
  if (!config) return undefined;
  const native = { ticker: config.fees?.ticker ?? nativeTicker(orMainnet(config.chainId)), decimals: 18 };
  const mode = modes[extra[0] ?? 0] ?? 'error';
  // A token goes to a cross-chain contract by calldata; the transaction itself carries no value.
  const byCalldata = mode === 'crosschainPending' && native.ticker !== config.asset.ticker;
  const printedFees = formatAmount(fees, native, PRINTED_AMOUNT_SIZE);
  const printedAmount = byCalldata
    ? formatAmount(Uint8Array.of(0), native, FULL_AMOUNT_SIZE)
    : formatAmount(amount, config.asset, FULL_AMOUNT_SIZE);
  if (printedFees === undefined || printedAmount === undefined) return undefined;
  return {
    mode,
    destination: destination.slice(0, MAX_ADDRESS),
    amount: printedAmount,
    fees: printedFees,
    calldataHash: extra.subarray(1, 33),
  };
}
