import { deriveEthereumAddress } from '@exchange-sim/signer';
import type { AccountSeed } from '@exchange-sim/wallet';

const ONE_ETH = 10n ** 18n;

/** The wallet's accounts: the first two Ledger Wallet would find for the signer's seed. */
export function walletAccounts(mnemonic: string | undefined): AccountSeed[] {
  return [0, 1].map((index) => {
    const path = `44'/60'/${index}'/0/0`;
    return {
      name: `Ethereum ${index + 1}`,
      currency: 'ethereum',
      path,
      address: deriveEthereumAddress(mnemonic, path),
    };
  });
}

/** What each of them holds when the chain begins, in wei. */
export const initialBalanceAtomic = (index: number): bigint =>
  (index === 0 ? 12n : 3n) * ONE_ETH + (ONE_ETH * 5n) / 10n;
