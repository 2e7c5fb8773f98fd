import { join } from 'node:path';

/** Models that Speculos emulates, under its own names. */
export const DEVICE_MODELS = ['stax', 'flex', 'nanosp', 'nanox', 'apex_p'] as const;
export type DeviceModel = (typeof DEVICE_MODELS)[number];

/** The applications a genuine signer consists of; the file of each is `<name>.elf`. */
export const APP_NAMES = ['exchange', 'ethereum', 'bitcoin'] as const;
export type AppName = (typeof APP_NAMES)[number];

interface App {
  /** What its section `ledger.app_name` may say. */
  titles: readonly string[];
  /** Under which name Exchange calls it. */
  library?: string;
  repository: string;
  /** What `make` is told besides the SDK. */
  flags: string;
}

export const APPS: Record<AppName, App> = {
  exchange: {
    titles: ['Exchange TEST', 'Exchange'],
    repository: 'https://github.com/LedgerHQ/app-exchange',
    flags: 'TEST_PUBLIC_KEY=1 TRUSTED_NAME_TEST_KEY=1',
  },
  ethereum: {
    titles: ['Ethereum'],
    library: 'Ethereum',
    repository: 'https://github.com/LedgerHQ/app-ethereum',
    flags: 'CHAIN=ethereum CAL_TEST_KEY=1',
  },
  bitcoin: {
    titles: ['Bitcoin'],
    library: 'Bitcoin',
    repository: 'https://github.com/LedgerHQ/app-bitcoin-new',
    flags: 'COIN=bitcoin',
  },
};

/** The variable of Ledger's build container that holds a model's SDK. */
export const SDK_VARIABLES: Record<DeviceModel, string> = {
  stax: '$STAX_SDK',
  flex: '$FLEX_SDK',
  nanosp: '$NANOSP_SDK',
  nanox: '$NANOX_SDK',
  apex_p: '$APEX_P_SDK',
};

/** The checkout this command belongs to. */
export const ROOT = join(import.meta.dirname, '..', '..', '..', '..');
/** Where a person puts the ELFs, one folder a model. */
export const APPS_FOLDER = join(ROOT, 'speculos', 'apps');

export const appFile = (name: AppName) => `${name}.elf`;
