import { hexToBytes } from '@noble/hashes/utils.js';
import { KeyStore, SPECULOS_SEED } from '../keys/key-store.js';
import type { VerifyingKey } from '../keys/signatures.js';
import { installedLibraries } from '../library-apps/installed-libraries.js';
import { CertificateStore } from '../os-layer/certificate-store.js';
import { answerAsOs, isForOs } from '../os-layer/os-layer.js';
import { Challenge } from './challenge.js';
import type { DeviceApp } from './device-app.js';
import type { DeviceUi } from './device-ui.js';
import { ExchangeApp, type Handover } from './exchange-app.js';
import { VERSION } from './instructions/get-version.js';

export interface DeviceAppOptions {
  ui: DeviceUi;
  /** BIP39 phrase; the default seed of Speculos when left out. */
  seed?: string;
  /** `fixed` answers the same transaction id every time, as builds for testing do. */
  transactionId?: 'random' | 'fixed';
  /** Who must have signed partners and coin configurations. */
  ledgerKey?: 'test' | 'production';
  /** Source of transaction ids and challenges. */
  random(length: number): Uint8Array;
  /** Calls back once so many ticks have passed, unless the function it gives is called before; never when left out. */
  afterTicks?(ticks: number, callback: () => void): () => void;
}

/** Public keys built into the application, secp256k1. The private half of the test key is public. */
const ledgerKeys = {
  test: '0420da62003c0ce097e33644a10fe4c30454069a4454f0fa9d4e84f45091429b5220af9e35c0b2d9289380137307de4dd1d418428cf21a93b33561bb09d88fe579',
  production:
    '040c17fdc5c0629eca77e0a710cde966bae1a32c84e383e328a5521c281efba4990744eabcb591b0d8be598a2ffaca8d29bc79fb20686cc7c0060c53862c5ce38c',
} as const;

/**
 * The signer's software: operating system, the Exchange application 4.4.2 in front, and the coin applications as its libraries.
 * Throws a `RangeError` when the seed is not a BIP39 phrase.
 */
export function createDeviceApp(options: DeviceAppOptions): DeviceApp {
  const { ui, ledgerKey = 'test', transactionId = 'random' } = options;
  const certificates = new CertificateStore();
  const libraries = installedLibraries(new KeyStore(options.seed ?? SPECULOS_SEED), certificates);
  const point = hexToBytes(ledgerKeys[ledgerKey]);
  const key: VerifyingKey = { curve: 'secp256k1', point };
  const testBuild = ledgerKey === 'test' || transactionId === 'fixed';
  const name = testBuild ? 'Exchange TEST' : 'Exchange';
  let inFront: Handover | undefined;
  let stopWaiting: (() => void) | undefined;
  const exchange = new ExchangeApp(
    {
      ledgerKey: key,
      transactionId,
      random: (length) => options.random(length),
      library: (app) => libraries.get(app),
      challenge: new Challenge((length) => options.random(length)),
      certificates,
      trustedNameKeyId: testBuild ? 0n : 7n,
    },
    ui,
    (handover) => {
      inFront = handover;
    },
  );
  const takeBack = ({ appName }: Handover, end: 'signed' | 'refused', drewHome?: boolean) => {
    inFront = undefined;
    exchange.takeBack(appName, end, drewHome);
  };
  const quitListeners: Array<() => void> = [];
  ui.home();
  return {
    get name() {
      return inFront?.appName ?? name;
    },
    onQuit: (listener) => quitListeners.push(listener),
    exchange(apdu, answer) {
      if (isForOs(apdu)) {
        const { response, quit } = answerAsOs(apdu, { name, version: VERSION }, certificates);
        answer(response);
        if (quit) for (const listener of quitListeners) listener();
        return;
      }
      if (!inFront) {
        exchange.exchange(apdu, answer);
        return;
      }
      stopWaiting?.();
      const handover = inFront;
      const { response, end, drewHome, patience } = handover.session.exchange(apdu);
      if (end) takeBack(handover, end, drewHome);
      else if (patience) stopWaiting = options.afterTicks?.(patience, () => takeBack(handover, 'refused'));
      answer(response);
    },
  };
}
