import type { VerifyingKey } from '../keys/signatures.js';

/** A certificate the operating system accepted: whose key may sign what. */
export interface Certificate {
  usage: number;
  key: VerifyingKey;
}

/** What a certificate says about itself; fields it leaves out keep what the one before said. */
export interface CertificateFields {
  usage: number;
  /** Who signed it: 2 is the root, anything else the key of the certificate accepted before. */
  signerId: number;
  /** Number of the hash and signature scheme. */
  algorithm: number;
}

const nothing: CertificateFields = { usage: 0, signerId: 0, algorithm: 0 };

/** Holds the one certificate loaded by `B0 06`; it survives until another one is loaded, also when that fails. */
export class CertificateStore {
  #loaded: Certificate | undefined;
  #fields = { ...nothing };

  get loaded(): Certificate | undefined {
    return this.#loaded;
  }

  get fields(): CertificateFields {
    return this.#fields;
  }

  keep(certificate: Certificate, fields: CertificateFields): void {
    this.#loaded = certificate;
    this.#fields = fields;
  }

  forget(): void {
    this.#loaded = undefined;
    this.#fields = { ...nothing };
  }
}
