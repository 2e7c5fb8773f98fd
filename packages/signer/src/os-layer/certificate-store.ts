import type { VerifyingKey } from '../keys/signatures.js';

/** A certificate the operating system accepted: whose key may sign what. */
export interface Certificate {
  usage: number;
  key: VerifyingKey;
}

/** Holds the one certificate loaded by `B0 06`; it survives until another one is loaded, also when that fails. */
export class CertificateStore {
  #loaded: Certificate | undefined;

  get loaded(): Certificate | undefined {
    return this.#loaded;
  }

  replace(certificate: Certificate | undefined): void {
    this.#loaded = certificate;
  }
}
