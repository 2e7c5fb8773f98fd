import type { KeyStore } from '../keys/key-store.js';
import type { CertificateStore } from '../os-layer/certificate-store.js';
import { BitcoinApp } from './bitcoin/bitcoin-app.js';
import { EthereumApp } from './ethereum/ethereum-app.js';
import type { Libraries, LibraryApp } from './library-app.js';

/** The coin applications on this signer. A further one is a folder beside this file and a line here. */
export function installedLibraries(keys: KeyStore, certificates: CertificateStore): Libraries {
  const apps: LibraryApp[] = [new EthereumApp(keys, certificates), new BitcoinApp(keys)];
  return new Map(apps.map((app) => [app.name, app]));
}
