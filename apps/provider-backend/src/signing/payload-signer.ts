import type { SellAnswer } from '@exchange-sim/contract';
import { type Curve, encodeSell, publicKeyOf, type SellPayload, signPayload } from '@exchange-sim/payload';
import type { BehavioursService } from '../behaviours/behaviours-service.js';

/** A valid key that is registered nowhere. */
const FOREIGN_KEY = new Uint8Array(32).fill(0x42);

/** An amount times a decimal factor such as `0.99`, rounded down. */
function times(amount: bigint, factor: string): bigint {
  const [whole = '0', fraction = ''] = factor.split('.');
  return (amount * BigInt(whole + fraction)) / 10n ** BigInt(fraction.length);
}

/** Signs payloads with the key registered at Ledger, unless told to sign wrongly. */
export class PayloadSigner {
  readonly #privateKey: Uint8Array;

  constructor(
    readonly curve: Curve,
    privateKeyHex: string,
    readonly behaviours: BehavioursService,
  ) {
    this.#privateKey = checkedKey(privateKeyHex, curve);
  }

  /** @throws PayloadError for a payload the signer would refuse */
  async sign(honest: SellPayload): Promise<SellAnswer['providerSig']> {
    const behaviours = await this.behaviours.all();
    const factor = behaviours['payload.amount']?.factor;
    const payload = {
      ...honest,
      inAmountAtomic: factor ? times(honest.inAmountAtomic, factor) : honest.inAmountAtomic,
      deviceTransactionId: behaviours['payload.nonce']
        ? honest.deviceTransactionId.map((byte) => byte ^ 0xff)
        : honest.deviceTransactionId,
    };
    return signPayload(
      encodeSell(payload),
      behaviours['payload.signature'] ? FOREIGN_KEY : this.#privateKey,
      this.curve,
    );
  }
}

function checkedKey(hex: string, curve: Curve): Uint8Array {
  const key = /^[0-9a-fA-F]{64}$/.test(hex) ? Uint8Array.from(Buffer.from(hex, 'hex')) : undefined;
  try {
    if (key) publicKeyOf(key, curve);
  } catch {
    throw new Error(`signing.privateKeyHex is no private key of ${curve}: make another one.`);
  }
  if (!key) throw new Error('signing.privateKeyHex is not 32 bytes of hex (64 characters).');
  return key;
}

/** The 32 bytes of a nonce: hex, or base64 of legacy signers. */
export function nonceBytes(nonce: string): Uint8Array {
  const encoding = /^[0-9a-fA-F]{64}$/.test(nonce) ? 'hex' : 'base64';
  return Uint8Array.from(Buffer.from(nonce, encoding));
}
