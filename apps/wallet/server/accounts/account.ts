import { getAddress, type Hex, isAddress } from 'viem';
import { ledgerAccountId, tokenAccountId, walletApiId } from './account-id.js';
import { BitcoinKeys } from './bitcoin-keys.js';
import { tokens } from './currencies.js';

/** An account of the user, found by its path on the signer. */
export interface AccountSeed {
  name: string;
  currency: 'ethereum' | 'bitcoin';
  /** BIP-32 path: of the address (`44'/60'/0'/0/0`), or of a Bitcoin account (`84'/0'/0'`). */
  path: string;
  /** What is paid to. Of a Bitcoin account the first receiving address of its `xpub`. */
  address: string;
  /** Extended public key of a Bitcoin account, native segwit. */
  xpub?: string;
}

interface Identity {
  /** The id Live Apps see. */
  id: string;
  ledgerAccountId: string;
  name: string;
  currency: string;
  /** Of `address`. */
  path: string;
}

export interface EthereumAccount extends Identity {
  family: 'ethereum';
  address: Hex;
  /** A token's account only. */
  parentAccountId?: string;
  contract?: Hex;
}

export interface BitcoinAccount extends Identity {
  family: 'bitcoin';
  address: string;
  keys: BitcoinKeys;
}

export type Account = EthereumAccount | BitcoinAccount;

/** The accounts of a seed: the one it describes, and under Ethereum one for each token. Throws a sentence about a wrong seed. */
export function accountsOf(seed: AccountSeed): Account[] {
  return seed.currency === 'bitcoin' ? [bitcoinAccount(seed)] : ethereumAccounts(seed);
}

function ethereumAccounts({ name, currency, path, address }: AccountSeed): EthereumAccount[] {
  if (!isAddress(address, { strict: false }))
    throw new Error(`the account "${name}" needs an Ethereum address, which "${address}" is not`);
  const checked = getAddress(address);
  const ledgerId = ledgerAccountId(currency, checked);
  const parentAccountId = walletApiId(ledgerId);
  const common = { family: 'ethereum', path, address: checked } as const;
  const ofTokens = tokens.map((token): EthereumAccount => {
    const id = tokenAccountId(ledgerId, token.id);
    return {
      ...common,
      name: `${name} (${token.ticker})`,
      currency: token.id,
      contract: getAddress(token.contract),
      parentAccountId,
      ledgerAccountId: id,
      id: walletApiId(id),
    };
  });
  return [{ ...common, name, currency, ledgerAccountId: ledgerId, id: parentAccountId }, ...ofTokens];
}

function bitcoinAccount({ name, currency, path, address, xpub }: AccountSeed): BitcoinAccount {
  if (!xpub) throw new Error(`the Bitcoin account "${name}" needs its extended public key (xpub)`);
  const accountPath = path.replace(/^m\//, '').split('/').slice(0, 3).join('/');
  const keys = new BitcoinKeys(xpub, accountPath);
  const id = ledgerAccountId(currency, xpub, 'native_segwit');
  const first = keys.at(0, 0);
  if (first.address !== address)
    throw new Error(
      `the Bitcoin account "${name}" has the address ${address}, but its xpub begins with ${first.address}`,
    );
  return {
    family: 'bitcoin',
    name,
    currency,
    path: first.path,
    address,
    ledgerAccountId: id,
    id: walletApiId(id),
    keys,
  };
}
