import { type SignedDescriptor, signPartner } from '@exchange-sim/cal';
import {
  type Curve,
  encodeFund,
  encodeSell,
  encodeSwap,
  publicKeyOf,
  signPayload,
} from '@exchange-sim/payload';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Coin } from './coins.js';
import type { Operation } from './ledger-packages.js';

const PRIVATE_KEY = sha256(utf8ToBytes('a provider of the client tests'));

/** What a person and a provider agreed on; amounts in atomic units. */
export interface Deal {
  operation: Operation;
  from: Coin;
  amountAtomic: bigint;
  /** Where the provider wants the coins. */
  payin: string;
  feesAtomic: bigint;
  /** Swap only. */
  to?: Coin;
  receivesAtomic?: bigint;
}

/** A provider known to Ledger's list: its credentials, and the deals it signs. */
export class Provider {
  readonly name = 'Acme Pay';
  readonly curve: Curve;
  readonly publicKey: Buffer;
  readonly descriptor: SignedDescriptor;

  constructor(curve: Curve) {
    this.curve = curve;
    this.publicKey = Buffer.from(publicKeyOf(PRIVATE_KEY, curve));
    this.descriptor = signPartner({ name: this.name, curve, publicKey: this.publicKey.toString('hex') });
  }

  /** Payload as base64url text, and R‖S over "." and that text. */
  signs(deal: Deal, deviceTransactionId: Uint8Array): { payload: string; signature: Buffer } {
    const { payload, signature } = signPayload(encoded(deal, deviceTransactionId), PRIVATE_KEY, this.curve);
    return { payload, signature: Buffer.from(signature, 'base64url') };
  }
}

function encoded(deal: Deal, deviceTransactionId: Uint8Array): Uint8Array {
  const { operation, from, payin, amountAtomic, to = from, receivesAtomic = 1n } = deal;
  if (operation === 'swap')
    return encodeSwap({
      payinAddress: payin,
      refundAddress: from.own,
      payoutAddress: to.own,
      currencyFrom: from.ticker,
      currencyTo: to.ticker,
      amountToProviderAtomic: amountAtomic,
      amountToWalletAtomic: receivesAtomic,
      deviceTransactionId,
    });
  const inward = { inCurrency: from.ticker, inAmountAtomic: amountAtomic, inAddress: payin };
  if (operation === 'fund')
    return encodeFund({ userId: 'Jane Doe', accountName: 'Savings', ...inward, deviceTransactionId });
  const outward = { outCurrency: 'EUR', outAmountWhole: '1234.5' };
  return encodeSell({ traderEmail: 'jane@example.org', ...inward, ...outward, deviceTransactionId });
}
