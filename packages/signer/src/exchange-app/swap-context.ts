import { type RateCode, Subcommand, type SubcommandCode } from '@exchange-sim/apdu';
import type { VerifyingKey } from '../keys/signatures.js';
import { PrintableAmounts } from './printable.js';
import type { Message } from './protobuf/messages.js';
import type { State } from './states.js';

export interface Partner {
  /** As shown, a byte string. */
  name: string;
  key: VerifyingKey;
  /** The data of SET_PARTNER_KEY, which Ledger must have signed. */
  credentials: Uint8Array;
}

/** The message decoded, and the payload as it was transmitted: the partner signed it, with or without a dot in front. */
export interface Transaction {
  message: Message;
  /** Big-endian, not trimmed, up to 16 bytes. */
  fees: Uint8Array;
  payload: Uint8Array;
}

/** The coin that is given: whose application signs in the end. */
export interface PayinCoin {
  appName: string;
  subConfig: Uint8Array;
}

/** All that is known of the flow under way; nothing of it outlives the next START_NEW_TRANSACTION. */
export interface SwapContext {
  state: State;
  subcommand: SubcommandCode;
  /** Ten characters for the legacy swap, 32 bytes otherwise. */
  transactionId: Uint8Array;
  partner?: Partner;
  transaction?: Transaction;
  payin?: PayinCoin;
  /** The rate given with the check of the coin that is sent. */
  rate: RateCode;
  printable: PrintableAmounts;
  /** The payout address belongs to another wallet. */
  crossSeed: boolean;
}

export function emptyContext(subcommand: SubcommandCode = Subcommand.SWAP): SwapContext {
  return {
    state: 'initial',
    subcommand,
    transactionId: new Uint8Array(),
    rate: 0,
    printable: new PrintableAmounts(),
    crossSeed: false,
  };
}
