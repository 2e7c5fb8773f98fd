import type { Recorder } from '@exchange-sim/trace';
import type { AccountBook } from '../accounts/account-book.js';
import type { EthereumNode } from '../accounts/ethereum-node.js';
import type { EventHub } from '../events/event-hub.js';
import type { ApduTraffic } from '../signer/apdu-traffic.js';
import type { SignerModel } from '../signer/models.js';
import type { SignerSession } from '../signer/signer-session.js';
import type { CryptoAssetsList } from './crypto-assets-list.js';

/** What an exchange needs of the wallet. */
export interface ExchangeTools {
  accounts: AccountBook;
  assets: CryptoAssetsList;
  node: EthereumNode;
  session: SignerSession;
  traffic: ApduTraffic;
  hub: EventHub;
  recorder: Recorder;
  model: () => Promise<SignerModel>;
}
