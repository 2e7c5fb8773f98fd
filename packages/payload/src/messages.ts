import { parseDecimal } from './decimal.js';
import {
  FUND_FIELDS,
  type FundPayload,
  SELL_FIELDS,
  type SellPayload,
  SWAP_FIELDS,
  type SwapPayload,
} from './fields.js';
import { checkExtraData, checkShown } from './limits.js';
import { decodeMessage, encodeMessage } from './message.js';
import { PayloadError } from './payload-error.js';

/** Protobuf of `NewSellResponse`. Throws `PayloadError` naming the field and clause when the signer would refuse it. */
export function encodeSell(payload: SellPayload): Uint8Array {
  checkShown('out_amount', parseDecimal(payload.outAmountWhole), payload.outCurrency);
  return encodeMessage(SELL_FIELDS, payload);
}

/** Throws `PayloadError` when `bytes` is no `NewSellResponse` the signer could read. */
export function decodeSell(bytes: Uint8Array): SellPayload {
  return decodeMessage(SELL_FIELDS, bytes) as SellPayload;
}

/** Protobuf of `NewTransactionResponse`. Throws `PayloadError`. */
export function encodeSwap(payload: SwapPayload): Uint8Array {
  checkExtraData(payload.payinExtraData, payload.payinExtraId);
  if (!payload.deviceTransactionId && !payload.legacyDeviceTransactionId)
    throw new PayloadError(
      'device_transaction_id_ng',
      'A swap carries the nonce of the request',
      'is missing: set it',
    );
  return encodeMessage(SWAP_FIELDS, payload);
}

/** Throws `PayloadError` when `bytes` is no `NewTransactionResponse` the signer could read. */
export function decodeSwap(bytes: Uint8Array): SwapPayload {
  return decodeMessage(SWAP_FIELDS, bytes) as SwapPayload;
}

/** Protobuf of `NewFundResponse`. Throws `PayloadError`. */
export function encodeFund(payload: FundPayload): Uint8Array {
  return encodeMessage(FUND_FIELDS, payload);
}

/** Throws `PayloadError` when `bytes` is no `NewFundResponse` the signer could read. */
export function decodeFund(bytes: Uint8Array): FundPayload {
  return decodeMessage(FUND_FIELDS, bytes) as FundPayload;
}
