import { type SignedDescriptor, signPartner } from '@exchange-sim/cal';
import {
  type Curve,
  encodeFund,
  encodeSell,
  encodeSwap,
  publicKeyOf,
  signPayload,
} from '@exchange-sim/payload';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
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

/** What the wallet passes on to the signer. */
interface SignedDeal {
  transaction: Buffer;
  signature: Buffer;
}

/** A provider known to Ledger's list: its credentials, and the deals it signs. */
export class Provider {
  readonly name = 'Acme Pay';
  readonly curve: Curve;
  readonly publicKey: Buffer;
  readonly descriptor: SignedDescriptor;
  readonly version: 1 | 2;

  /** @param version of the service: 2 = NG; 1 = legacy, where the operation decides the curve and the spelling of signatures */
  constructor(curve: Curve, version: 1 | 2 = 2) {
    this.curve = curve;
    this.version = version;
    this.publicKey = Buffer.from(publicKeyOf(PRIVATE_KEY, curve));
    const publicKey = this.publicKey.toString('hex');
    this.descriptor = signPartner({ name: this.name, curve, publicKey, serviceAppVersion: version });
  }

  /** @param deviceTransactionId as hw-app-exchange gives it: hex, or base64 or plain text in legacy flows */
  signs(deal: Deal, deviceTransactionId: string): SignedDeal {
    if (this.version === 1) return this.#signsLegacy(deal, deviceTransactionId);
    const message = encoded(deal, { deviceTransactionId: Buffer.from(deviceTransactionId, 'hex') });
    const { payload, signature } = signPayload(message, PRIVATE_KEY, this.curve);
    return { transaction: Buffer.from(`.${payload}`), signature: Buffer.from(signature, 'base64url') };
  }

  /** Swap: DER over the message itself. Sell: R‖S, fund: DER, both over "." and the message in base64url. */
  #signsLegacy(deal: Deal, id: string): SignedDeal {
    if (deal.operation === 'swap') {
      const message = Buffer.from(encoded(deal, { legacyDeviceTransactionId: id }));
      return {
        transaction: message,
        signature: Buffer.from(secp256k1.sign(message, PRIVATE_KEY, { format: 'der' })),
      };
    }
    const message = encoded(deal, { deviceTransactionId: Buffer.from(id, 'base64') });
    const text = Buffer.from(message).toString('base64url');
    const format = deal.operation === 'sell' ? 'compact' : 'der';
    const signature = p256.sign(utf8ToBytes(`.${text}`), PRIVATE_KEY, { format });
    return { transaction: Buffer.from(text), signature: Buffer.from(signature) };
  }
}

type Id = { deviceTransactionId: Uint8Array } | { legacyDeviceTransactionId: string };

function encoded(deal: Deal, id: Id): Uint8Array {
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
      ...id,
    });
  if (!('deviceTransactionId' in id)) throw new Error('only swaps have the legacy id');
  const inward = { inCurrency: from.ticker, inAmountAtomic: amountAtomic, inAddress: payin };
  if (operation === 'fund')
    return encodeFund({ userId: 'Jane Doe', accountName: 'Savings', ...inward, ...id });
  const outward = { outCurrency: 'EUR', outAmountWhole: '1234.5' };
  return encodeSell({ traderEmail: 'jane@example.org', ...inward, ...outward, ...id });
}
