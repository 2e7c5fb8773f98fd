import type { Clock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import type { AccountBook } from '../accounts/account-book.js';
import type { EventHub } from '../events/event-hub.js';
import type { PayinTools } from '../payin/payin.js';
import type { ApduTraffic } from '../signer/apdu-traffic.js';
import type { SignerModel } from '../signer/models.js';
import type { SignerSession } from '../signer/signer-session.js';
import type { AcceptedQuotes } from '../swap/accepted-quotes.js';

/** What an exchange needs of the wallet. */
export interface ExchangeTools extends PayinTools {
  /** Of the stack: what quotes expire on. */
  clock: Clock;
  accounts: AccountBook;
  accepted: AcceptedQuotes;
  session: SignerSession;
  traffic: ApduTraffic;
  hub: EventHub;
  recorder: Recorder;
  model: () => Promise<SignerModel>;
}
