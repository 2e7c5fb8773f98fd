import type { Behaviours, SellAnswer } from '@exchange-sim/contract';
import {
  type Curve,
  encodeSell,
  encodeSwap,
  isPrivateKey,
  type SellPayload,
  type SwapPayload,
  signPayload,
} from '@exchange-sim/payload';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { sellPayloadToldBy, swapPayloadToldBy } from './wrong-payloads.js';
import { isWrongOnTheWire, sealWrongly } from './wrong-seal.js';

/** A valid key that is registered nowhere. */
const FOREIGN_KEY = new Uint8Array(32).fill(0x42);

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
  async signSell(honest: SellPayload): Promise<SellAnswer['providerSig']> {
    const behaviours = await this.behaviours.all();
    return this.#seal(encodeSell(sellPayloadToldBy(behaviours, honest)), behaviours);
  }

  /** @throws PayloadError for a payload the signer would refuse */
  async signSwap(honest: SwapPayload): Promise<SellAnswer['providerSig']> {
    const behaviours = await this.behaviours.all();
    return this.#seal(encodeSwap(swapPayloadToldBy(behaviours, honest)), behaviours);
  }

  #seal(message: Uint8Array, behaviours: Behaviours): SellAnswer['providerSig'] {
    const key = behaviours['payload.signature'] ? FOREIGN_KEY : this.#privateKey;
    if (isWrongOnTheWire(behaviours)) return sealWrongly(message, key, this.curve, behaviours);
    return signPayload(message, key, this.curve);
  }
}

function checkedKey(hex: string, curve: Curve): Uint8Array {
  if (!/^[0-9a-fA-F]{64}$/.test(hex))
    throw new Error('signing.privateKeyHex is not 32 bytes of hex (64 characters).');
  const key = Uint8Array.from(Buffer.from(hex, 'hex'));
  if (!isPrivateKey(key, curve))
    throw new Error(`signing.privateKeyHex is no private key of ${curve}: make another one.`);
  return key;
}

/** The 32 bytes of a nonce: hex, or base64 of legacy signers. */
export function nonceBytes(nonce: string): Uint8Array {
  const encoding = /^[0-9a-fA-F]{64}$/.test(nonce) ? 'hex' : 'base64';
  return Uint8Array.from(Buffer.from(nonce, encoding));
}
