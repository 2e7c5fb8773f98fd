import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CertificateStore } from './certificate-store.js';
import { loadCertificate } from './load-certificate.js';

const CLA = 0xb0;
const HEADER_LENGTH = 4;

const GET_APP_AND_VERSION = 0x01;
const LOAD_CERTIFICATE = 0x06;
const QUIT = 0xa7;

const OK = 0x9000;
const NOT_SUPPORTED = 0x6e00;

export interface OsAnswer {
  response: Uint8Array;
  quit?: true;
}

/** True for commands the operating system answers itself, whatever application is in front. */
export function isForOs(apdu: Uint8Array): boolean {
  return apdu[0] === CLA;
}

/** `B0 01` (name and version), `B0 06` (load a certificate) and `B0 A7` (quit). Bytes that are missing count as zeros. */
export function answerAsOs(
  apdu: Uint8Array,
  app: { name: string; version: string },
  certificates: CertificateStore,
): OsAnswer {
  const [, ins = 0, p1 = 0, p2 = 0] = apdu;
  if (ins === LOAD_CERTIFICATE) return { response: word(loadCertificate(apdu, certificates)) };
  if (p1 !== 0 || p2 !== 0) return { response: word(NOT_SUPPORTED) };
  if (ins === GET_APP_AND_VERSION) {
    return { response: Uint8Array.from([1, ...sized(app.name), ...sized(app.version), 1, 0, ...word(OK)]) };
  }
  if (ins === QUIT && apdu.length >= HEADER_LENGTH) return { response: word(OK), quit: true };
  return { response: word(NOT_SUPPORTED) };
}

function sized(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  return Uint8Array.from([bytes.length, ...bytes]);
}

function word(status: number): Uint8Array {
  return Uint8Array.from([status >> 8, status & 0xff]);
}
