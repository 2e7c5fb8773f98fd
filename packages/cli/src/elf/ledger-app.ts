import { readSections } from './read-elf.js';

/** What an application's ELF says of itself; a field is absent when the build did not write it. */
export interface LedgerApp {
  name?: string;
  version?: string;
  /** Model, under Speculos's name. */
  model?: string;
  apiLevel?: string;
  /** Whose signatures Exchange accepts; absent when none of the known keys is in the file. */
  rootKey?: RootKey;
}
export type RootKey = keyof typeof ROOT_KEYS;

/**
 * Public keys (secp256k1, uncompressed) that builds of Exchange are made with: app-exchange, `src/init.c`. One of them verifies
 * partners and coin configurations.
 */
export const ROOT_KEYS = {
  test: '0420da62003c0ce097e33644a10fe4c30454069a4454f0fa9d4e84f45091429b5220af9e35c0b2d9289380137307de4dd1d418428cf21a93b33561bb09d88fe579',
  'old test':
    '0405c52ec5fe245a557b861d2218501a812d32e034e15e9d961c1b1a138c7fb1496b4fba66655666623eb78c93e9f0008fcca60a538588131a2ac7ba98e1f620ce',
  production:
    '040c17fdc5c0629eca77e0a710cde966bae1a32c84e383e328a5521c281efba4990744eabcb591b0d8be598a2ffaca8d29bc79fb20686cc7c0060c53862c5ce38c',
} as const;

/**
 * Reads what Ledger's SDK writes into the sections `ledger.*` of each application.
 * @throws ElfDefect when the file is no whole ELF for a Ledger device
 */
export function readLedgerApp(file: Buffer): LedgerApp {
  const sections = readSections(file);
  const text = (name: string) => {
    const content = sections.get(`ledger.${name}`) ?? sections.get(`.ledger.${name}`);
    return content?.toString('utf8').replaceAll('\0', '').trim() || undefined;
  };
  const [name, version, target, apiLevel] = ['app_name', 'app_version', 'target', 'api_level'].map(text);
  // the SDK calls the Nano S Plus nanos2, Speculos nanosp
  const model = target === 'nanos2' ? 'nanosp' : target;
  const rootKey = (Object.keys(ROOT_KEYS) as RootKey[]).find((key) =>
    file.includes(Buffer.from(ROOT_KEYS[key], 'hex')),
  );
  return {
    ...(name && { name }),
    ...(version && { version }),
    ...(model && { model }),
    ...(apiLevel && { apiLevel }),
    ...(rootKey && { rootKey }),
  };
}
