import type { WalletCurrency } from '@exchange-sim/contract';
import type { Account } from '../accounts/account.js';
import type { BitcoinNode } from '../accounts/bitcoin-node.js';
import type { EthereumNode } from '../accounts/ethereum-node.js';
import type { CryptoAssetsList } from '../exchange/crypto-assets-list.js';
import type { SignerTransport } from '../ledger-packages.js';
import type { FeeStrategy } from './fee-strategy.js';
import type { RawTransaction } from './raw-transaction.js';

/** A payment to the provider, ready to be signed: its fees are known and it is covered. */
export interface Payin {
  /** The most it costs, atomic units of `feeCurrency`: the figure the signer is told and later compares. */
  feeAtomic: bigint;
  feeCurrency: WalletCurrency;
  /** Has the coin application sign it; resolves to the raw transaction, hex. */
  sign(transport: SignerTransport): Promise<string>;
  /** Name of `broadcast` in the trace. */
  broadcastName: string;
  /** Resolves to the transaction's hash. */
  broadcast(signed: string): Promise<string>;
}

/** What payments are made with. */
export interface PayinTools {
  node: EthereumNode;
  bitcoin: BitcoinNode | undefined;
  assets: CryptoAssetsList;
}

export interface PayinRequest<A extends Account = Account, T extends RawTransaction = RawTransaction> {
  account: A;
  currency: WalletCurrency;
  transaction: T;
  strategy: FeeStrategy;
}
