import { deriveBitcoinAccount, deriveEthereumAddresses } from '@exchange-sim/signer';
import type { AccountSeed } from '@exchange-sim/wallet';

const TENTH_ETH_ATOMIC = 10n ** 17n;
const ONE_BTC_ATOMIC = 100_000_000n;
const ONE_USDC_ATOMIC = 1_000_000n;

/** Says what it is, since nothing else tells it from the others. */
const OTHER_SIGNERS_ACCOUNT = 'Bitcoin 2 (another signer)';
/** The seed of a second signer, which nobody has connected: the words of BIP-39's and BIP-84's own examples. */
const OTHER_SIGNER_TEST_MNEMONIC = `${'abandon '.repeat(11)}about`;

/**
 * The wallet's accounts: those that Ledger Wallet would find first for the signer's seed, and one of another signer, which can
 * receive and not pay: the connected signer warns of its address.
 */
export function walletAccounts(mnemonic: string | undefined): AccountSeed[] {
  const paths = ["44'/60'/0'/0/0", "44'/60'/1'/0/0"];
  const ethereum = deriveEthereumAddresses(mnemonic, paths).map((address, index) => ({
    name: `Ethereum ${index + 1}`,
    currency: 'ethereum' as const,
    path: paths[index] ?? '',
    address,
  }));
  const path = "84'/0'/0'";
  return [
    ...ethereum,
    { name: 'Bitcoin 1', currency: 'bitcoin', path, ...deriveBitcoinAccount(mnemonic, path) },
    ...(mnemonic === OTHER_SIGNER_TEST_MNEMONIC ? [] : [otherSigners(path)]),
  ];
}

function otherSigners(path: string): AccountSeed {
  const derived = deriveBitcoinAccount(OTHER_SIGNER_TEST_MNEMONIC, path);
  return { name: OTHER_SIGNERS_ACCOUNT, currency: 'bitcoin', path, ...derived };
}

interface Holding {
  address: string;
  amountAtomic: bigint;
}

/** Who holds what when the chains begin; atomic units. */
export interface InitialHoldings {
  ethereum: Holding[];
  usdc: Holding[];
  bitcoin: Holding[];
}

/** The user's accounts hold a little of everything, the providers' hot wallets plenty. */
export function initialHoldings(
  accounts: readonly AccountSeed[],
  hotWallets: readonly { ethereum: string; bitcoin: string }[],
): InitialHoldings {
  const own = (currency: AccountSeed['currency']) =>
    accounts.filter((account) => account.currency === currency);
  const each = (amountAtomic: bigint, addresses: string[]) =>
    addresses.map((address) => ({ address, amountAtomic }));
  const plenty = hotWallets.map(({ ethereum }) => ethereum);
  return {
    ethereum: [
      ...own('ethereum').map(({ address }, index) => ({
        address,
        amountAtomic: (index === 0 ? 125n : 35n) * TENTH_ETH_ATOMIC,
      })),
      ...each(10_000n * TENTH_ETH_ATOMIC, plenty),
    ],
    usdc: [
      ...each(
        2_500n * ONE_USDC_ATOMIC,
        own('ethereum')
          .slice(0, 1)
          .map(({ address }) => address),
      ),
      ...each(10_000_000n * ONE_USDC_ATOMIC, plenty),
    ],
    bitcoin: [
      ...each(
        ONE_BTC_ATOMIC / 2n,
        own('bitcoin')
          .filter(({ name }) => name !== OTHER_SIGNERS_ACCOUNT)
          .map(({ address }) => address),
      ),
      ...each(
        100n * ONE_BTC_ATOMIC,
        hotWallets.map(({ bitcoin }) => bitcoin),
      ),
    ],
  };
}
