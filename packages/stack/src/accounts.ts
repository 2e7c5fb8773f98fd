import { deriveEthereumAddresses } from '@exchange-sim/signer';
import type { AccountSeed } from '@exchange-sim/wallet';

const TENTH_ETH_ATOMIC = 10n ** 17n;

/** The wallet's accounts: the first two that Ledger Wallet would find for the signer's seed. */
export function walletAccounts(mnemonic: string | undefined): AccountSeed[] {
  const paths = ["44'/60'/0'/0/0", "44'/60'/1'/0/0"];
  return deriveEthereumAddresses(mnemonic, paths).map((address, index) => ({
    name: `Ethereum ${index + 1}`,
    currency: 'ethereum',
    path: paths[index] ?? '',
    address,
  }));
}

/** What each of them holds when the chain begins, in wei. */
export const initialBalanceAtomic = (index: number): bigint => (index === 0 ? 125n : 35n) * TENTH_ETH_ATOMIC;
