import { fromHex } from '@exchange-sim/apdu';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** Public certificate of the trusted name key of test builds, issued by the test root for a stax. */
export const trustedNameCertificate = fromHex(
  '01010102010211040000000212010013020002140101160400000000200c547275737465645f4e616d6530020004310104320121332102b91fbec173e3ba4a714e014ebc827b6f899a9fa7f4ac769cde284317a00f4f65340101350104154730450221008f8fb0117c8d51f0d13a77680c18ca98b4b317c3d6c67f23bf9198410bedf1a1022023b1052ca43e86e2411831990c64b1e027d85e142ad39f480948e3ef9517e55e',
);

const privateKey = fromHex('77f0ca4a357441d34d0edeb3b114cb66a3668d484517040bcffd6fe3033b351a');

/** Tags and values of a descriptor saying that `name` stands for `address`. */
export function trustedNameFields(
  name: string,
  address: string,
  challenge: Uint8Array,
): Map<number, Uint8Array> {
  return new Map([
    [0x01, Uint8Array.of(3)],
    [0x02, Uint8Array.of(2)],
    [0x70, Uint8Array.of(6)],
    [0x71, Uint8Array.of(6)],
    [0x20, utf8ToBytes(name)],
    [0x23, Uint8Array.of(1)],
    [0x22, utf8ToBytes(address)],
    [0x12, challenge],
    [0x13, Uint8Array.of(0)],
    [0x14, Uint8Array.of(1)],
  ]);
}

/** Encodes and signs a descriptor with the test key. */
export function signedDescriptor(fields: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const body = concatBytes(
    ...[...fields].map(([tag, value]) => concatBytes(Uint8Array.of(tag, value.length), value)),
  );
  return concatBytes(body, signatureField(body));
}

/** The signature of the test key as tag 15. */
export function signatureField(body: Uint8Array): Uint8Array {
  const signature = secp256k1.sign(sha256(body), privateKey, { prehash: false, format: 'der' });
  return concatBytes(Uint8Array.of(0x15, signature.length), signature);
}
