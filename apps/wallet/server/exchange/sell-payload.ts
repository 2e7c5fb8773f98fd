import type { WalletCurrency } from '@exchange-sim/contract';
import { exchangePackage } from '../ledger-packages.js';
import { bigintOf, wholeText } from '../payin/amounts.js';
import type { RawTransaction } from '../payin/raw-transaction.js';
import { carriedData, sameAddress, unitOf } from './transaction-facts.js';

/** What the provider signed, as the signer will read it. */
export interface SellPayload {
  inCurrency: string;
  inAmountAtomic: bigint;
  inAddress: string;
  /** Fiat as people read it, e.g. `1,234.56 EUR`. */
  receive: string;
  /** Device transaction id, hex. */
  nonce: string;
}

/**
 * Reads a payload of base64url text. `undefined` when it cannot be decoded: the signer then says so itself (6A81). Hex is left
 * to the signer too, because the decoder would take its digits for the protobuf.
 */
export async function readSellPayload(text: string): Promise<SellPayload | undefined> {
  if (/^([0-9a-f]{2})+$/i.test(text)) return undefined;
  try {
    const payload = await exchangePackage().decodeSellPayload(text);
    const coefficient = bigintOf(payload.outAmount?.coefficient ?? new Uint8Array());
    const exponent = payload.outAmount?.exponent ?? 0;
    return {
      inCurrency: payload.inCurrency,
      inAmountAtomic: bigintOf(payload.inAmount),
      inAddress: payload.inAddress,
      receive: `${wholeText(coefficient, Math.min(exponent, 100), exponent > 0 ? 2 : 0)} ${payload.outCurrency}`,
      nonce: Buffer.from(payload.deviceTransactionId).toString('hex'),
    };
  } catch {
    return undefined;
  }
}

/**
 * What would make the coin application refuse to sign after the user has approved: a payload that promises another payment
 * than the transaction makes. Ledger Wallet goes on and leaves that refusal to the signer; here the user is spared it and the
 * provider is told the field.
 */
export function payloadMismatch(
  payload: SellPayload,
  transaction: RawTransaction,
  currency: WalletCurrency,
): { message: string; fix: string } | undefined {
  const { amount, recipient, family } = transaction;
  const unit = unitOf(currency);
  if (payload.inAmountAtomic !== amount) {
    return {
      message: `The signed payload says in_amount ${payload.inAmountAtomic} ${unit}, but the transaction pays ${amount} ${unit}.`,
      fix: `Put the amount of the order into in_amount (field 3 of NewSellResponse) as big-endian ${unit}: ${amount}, not ${payload.inAmountAtomic}.`,
    };
  }
  if (!sameAddress(family, payload.inAddress, recipient)) {
    return {
      message: `The signed payload says in_address ${payload.inAddress}, but the transaction pays to ${recipient}.`,
      fix: `Put the same address into in_address (field 4 of NewSellResponse) and into payinAddress of the answer to POST /sell: ${recipient}, not ${payload.inAddress}.`,
    };
  }
  return carriedData(transaction);
}
