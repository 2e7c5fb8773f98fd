import type { Behaviours } from '@exchange-sim/contract';
import type { Way } from '@exchange-sim/trace';
import type { Play, Promised } from './play.js';
import type { ProviderId } from './provider-id.js';

/** How far an account’s balance must have moved, to the last unit. */
export interface BalanceChange {
  /** Name of the account, as in the wallet. */
  account: string;
  /** LedgerId of what is counted there; a token’s balance is asked of its contract. */
  currency: string;
  /** Whole units, signed, before network fees; of a swap or a purchase also what was promised. */
  whole: string | ((promised: Promised) => string);
  /** How often the network fees of the user’s own transactions count: once for paying, twice when a refund leaves them out too. */
  fees?: 0 | 1 | 2;
}

/** What must hold when the steps are done. What is absent is not asked. */
export interface Ends {
  /** How the provider’s page, or the wallet by itself, heard that it ended: approved, or the words of what stopped it. */
  outcome?: 'approved' | RegExp;
  /** Status in the wallet’s history, waited for. */
  status?: string;
  /** What Ledger’s backend was told of the signer’s answer. */
  deviceStatus?: 'ACCEPTED' | 'CANCELLED';
  balances?: readonly BalanceChange[];
  /** Arrows of the product’s diagram: every one in order, or these and never those. */
  arrows?: 'all' | { seen?: readonly string[]; never?: readonly string[] };
  /** What stands on the page when it is over, for a user who has one. */
  page?: readonly RegExp[];
  /** What History says of the newest transaction then. */
  history?: readonly RegExp[];
  /** Texts the signer showed. */
  screens?: readonly RegExp[];
}

/** What a person does and sees who switched the scenario on and clicks. */
export interface ByHand {
  /** One or two sentences. */
  do: string;
  see: string;
  /** What to switch on, where the steps set it midway. */
  behaviours?: Partial<Record<ProviderId, Behaviours>>;
  /** Shown on the start page, which has room for five or six. */
  featured?: true;
}

/** One happy path or edge case: documentation, fixture and test at once. */
export interface Scenario {
  /** What is typed after `exchange-sim run`. */
  id: string;
  title: string;
  /** The sentence of the requirement, in our words. */
  requirement: string;
  /** Where the requirement stands. */
  clause: string;
  product: 'buy' | 'sell' | 'swap';
  /** The way a swap takes after the choice of a quote. */
  way?: Way;
  /** How providers misbehave from the beginning; one that is absent is honest. */
  behaviours?: Partial<Record<ProviderId, Behaviours>>;
  /** Partners that Ledger does not know: their credentials carry somebody else’s signature. */
  unknownPartners?: readonly ProviderId[];
  /** Present where what is switched on is enough for it to go wrong: “Make it go wrong” lists it. */
  byHand?: ByHand;
  /** What the user, the signer and the clock do. */
  steps(play: Play): Promise<void>;
  ends: Ends;
}
