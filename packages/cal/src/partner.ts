import type { CalPartner } from '@exchange-sim/contract';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { signWithLedgerTestKey, signWithNobodysKey } from './ledger-test-key.js';
import { sized } from './sized.js';

export interface PartnerCredentials {
  /** As the signer shows it: 3 to 15 bytes. */
  name: string;
  curve: 'secp256k1' | 'secp256r1';
  /** Uncompressed point, 65 bytes as hex, beginning with 04. */
  publicKey: string;
  /** 1: legacy flows, whose descriptor does not name the curve; 2: NG. */
  serviceAppVersion?: 1 | 2;
}

/** What Ledger signed about something, and the signature, both hex. */
export interface SignedDescriptor {
  data: string;
  signature: string;
}

const curveIds = { secp256k1: 0, secp256r1: 1 } as const;

function pointOf({ name, publicKey }: PartnerCredentials): Uint8Array {
  if (!/^04[0-9a-fA-F]{128}$/.test(publicKey)) {
    throw new RangeError(
      `partner ${name}: publicKey must be an uncompressed point: 130 hex digits beginning with 04.`,
    );
  }
  return hexToBytes(publicKey);
}

/**
 * The credentials of a partner as SET_PARTNER_KEY takes them, and Ledger's test signature, as CHECK_PARTNER takes it.
 * Throws a `RangeError` when name or key are not what a signer accepts.
 */
export function signPartner(partner: PartnerCredentials): SignedDescriptor {
  const name = sized(`partner ${partner.name}: name`, utf8ToBytes(partner.name), 3, 15);
  const curve = partner.serviceAppVersion === 1 ? [] : [curveIds[partner.curve]];
  const data = Uint8Array.from([...name, ...curve, ...pointOf(partner)]);
  return { data: bytesToHex(data), signature: signWithLedgerTestKey(data) };
}

/** A partner of the list. */
export interface ListedPartner extends PartnerCredentials {
  /** Lower-case key of the partner, which the SDK calls provider id. */
  partnerId: string;
  env?: 'prod' | 'test';
}

/**
 * Rows of `GET /v1/partners`. The signature stands under `test` and, so that wallets without test settings find it, under
 * `prod` too: it is the test key's in both places.
 */
export function partnerRows(partners: readonly ListedPartner[]): CalPartner[] {
  return partners.map((partner) => {
    const { data, signature } = signPartner(partner);
    return {
      name: partner.name,
      partner_id: partner.partnerId,
      public_key: partner.publicKey.toLowerCase(),
      public_key_curve: partner.curve,
      service_app_version: partner.serviceAppVersion ?? 2,
      env: partner.env ?? 'prod',
      descriptor: { data, signatures: { prod: signature, test: signature } },
    };
  });
}

/** The row of a partner that Ledger does not know: all as it should be, but the signature is somebody else’s. */
export function withForeignSignature(row: CalPartner): CalPartner {
  const { data } = row.descriptor;
  const signature = signWithNobodysKey(hexToBytes(data));
  return { ...row, descriptor: { data, signatures: { prod: signature, test: signature } } };
}
