import type { Behaviours } from '@exchange-sim/contract';
import type { Curve, Jws } from '@exchange-sim/payload';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';

const CURVES = { secp256k1, secp256r1: p256 };
/** Longer than any signer takes: 600 characters of base64url. */
const OVERSIZE_BYTES = 450;
/** Tag of a field the messages do not have (15, length-delimited), which readers skip. */
const UNKNOWN_FIELD = 0x7a;

const WIRE_BEHAVIOURS = [
  'payload.encoding',
  'payload.oversize',
  'signature.encoding',
  'signature.input',
] as const;

/** Whether the payload is told to be wrong on the wire, whatever it says. */
export const isWrongOnTheWire = (behaviours: Behaviours) =>
  WIRE_BEHAVIOURS.some((name) => behaviours[name] !== undefined);

/** A payload and signature as careless providers send them; nothing is checked. */
export function sealWrongly(
  message: Uint8Array,
  privateKey: Uint8Array,
  curve: Curve,
  behaviours: Behaviours,
): Jws {
  const bytes = Buffer.from(behaviours['payload.oversize'] ? lengthened(message) : message);
  const payload = encoded(bytes, behaviours['payload.encoding']?.as);
  const over = behaviours['signature.input']?.over;
  const input = {
    dotted: Buffer.from(payload.startsWith('.') ? payload : `.${payload}`),
    'no-dot': Buffer.from(payload),
    raw: bytes,
  }[over ?? 'dotted'];
  return { payload, signature: signed(input, privateKey, curve, behaviours['signature.encoding']?.as) };
}

function encoded(bytes: Buffer, as: 'hex' | 'base64' | 'leading-dot' | undefined): string {
  if (as === 'hex' || as === 'base64') return bytes.toString(as);
  return `${as === 'leading-dot' ? '.' : ''}${bytes.toString('base64url')}`;
}

function signed(
  input: Uint8Array,
  privateKey: Uint8Array,
  curve: Curve,
  as: 'der' | 'hex' | 'short' | undefined,
): string {
  const compact = Buffer.from(CURVES[curve].sign(input, privateKey));
  if (as === 'hex') return compact.toString('hex');
  if (as === 'short') return compact.subarray(1).toString('base64url');
  if (as !== 'der') return compact.toString('base64url');
  return Buffer.from(CURVES[curve].sign(input, privateKey, { format: 'der' })).toString('base64url');
}

function lengthened(message: Uint8Array): Uint8Array {
  const filling = Math.max(OVERSIZE_BYTES - message.length - 3, 128);
  const length = [(filling & 0x7f) | 0x80, filling >> 7];
  return Uint8Array.of(...message, UNKNOWN_FIELD, ...length, ...new Uint8Array(filling));
}
