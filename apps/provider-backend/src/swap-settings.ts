import type { ProviderProfile, SwapProfile } from './profile.js';
import type { HotWalletKeys, ProviderBackendOptions } from './settings.js';

/** What a provider that swaps is told, complete. */
export interface SwapSettings {
  profile: ProviderProfile & { swap: SwapProfile };
  bitcoinUrl: string;
  bitcoinDepositXpub: string;
  hotWallet: HotWalletKeys;
}

type Given = Pick<ProviderBackendOptions, 'profile' | 'bitcoinUrl' | 'bitcoinDepositXpub' | 'hotWallet'>;

/** `undefined` when the profile does not swap. @throws Error of one sentence naming the option that is missing */
export function swapSettings({ profile, ...options }: Given): SwapSettings | undefined {
  if (!profile?.swap) return undefined;
  const { id, swap } = profile;
  const required = <T>(name: keyof Given, value: T | undefined): T => {
    if (value !== undefined) return value;
    throw new Error(`${name} is missing: a provider that swaps, as ${id} does, needs it.`);
  };
  return {
    profile: { ...profile, swap },
    bitcoinUrl: required('bitcoinUrl', options.bitcoinUrl),
    bitcoinDepositXpub: required('bitcoinDepositXpub', options.bitcoinDepositXpub),
    hotWallet: required('hotWallet', options.hotWallet),
  };
}
