import { ByteReader, bigEndian } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import type { AddressCheck } from '../library-app.js';
import { addressOf, type ScriptKind, scriptOf } from './script.js';

const MAX_STEPS = 10;
const kinds: Record<number, ScriptKind> = { 0: 'pkh', 1: 'sh(wpkh)', 2: 'wpkh', 4: 'tr' };

/** `format ‖ number of steps ‖ steps`; bytes behind that are not looked at. */
function ownScript(parameters: Uint8Array, keys: KeyStore): Uint8Array | undefined {
  const reader = new ByteReader(parameters);
  const kind = kinds[reader.byte() ?? -1];
  const count = reader.byte();
  const steps = count === undefined || count > MAX_STEPS ? undefined : reader.take(4 * count);
  if (!kind || !steps) return undefined;
  const path = Array.from({ length: steps.length / 4 }, (_, i) =>
    Number(bigEndian(steps.subarray(4 * i, 4 * i + 4))),
  );
  return scriptOf(kind, keys.compressedPublicKey(path));
}

/** Whether the address is spelled exactly as the one of the path. */
export function isOwnAddress({ parameters, address }: AddressCheck, keys: KeyStore): boolean {
  const script = ownScript(parameters, keys);
  return script !== undefined && addressOf(script) === address;
}
