import type { VerifyingKey } from '../keys/signatures.js';
import type { LibraryApp } from '../library-apps/library-app.js';
import type { CertificateStore } from '../os-layer/certificate-store.js';
import type { Challenge } from './challenge.js';
import type { Command, Outcome } from './command.js';
import type { SwapContext } from './swap-context.js';

/** What instructions need besides the flow under way. */
export interface Services {
  /** Signs partners and coin configurations. */
  ledgerKey: VerifyingKey;
  transactionId: 'random' | 'fixed';
  random(length: number): Uint8Array;
  library(name: string): LibraryApp | undefined;
  challenge: Challenge;
  certificates: CertificateStore;
  /** Which key signs trusted names: 0 in test builds, 7 in production. */
  trustedNameKeyId: bigint;
}

/** Carries out one command: changes the context and says what to answer. */
export type Handler = (context: SwapContext, command: Command, services: Services) => Outcome;
