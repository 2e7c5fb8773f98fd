import type { Behaviours } from '@exchange-sim/contract';
import type { Hop } from '@exchange-sim/trace';
import type { ProviderId } from './scenario.js';

/** What is sold. */
export interface SaleWish {
  account: string;
  amountWhole: string;
  fiatCurrency: string;
  country: string;
  paymentMethod: string;
}

/** An offer or a refusal as the wallet lists it. */
export interface Offer {
  provider: string;
  /** What the user receives, whole units. */
  amountTo: string;
}
export interface Refusal {
  provider: string;
  messageKey: string;
  message: string;
}
export interface Offers {
  offers: readonly Offer[];
  refusals: readonly Refusal[];
}

/** The person at the wallet and in the provider’s page. A browser or a program can play them. */
export interface User {
  opensSell(): Promise<void>;
  entersSale(wish: SaleWish): Promise<void>;
  asksForOffers(): Promise<Offers>;
  /** Goes on with a provider: its Live App opens. */
  chooses(provider: ProviderId): Promise<void>;
  signsIn(email: string): Promise<void>;
  /** Sends the identity check and waits for nothing. */
  sendsIdentity(): Promise<void>;
  /** Opens the review. Rejects with the provider’s words when it does not let the user go on. */
  reviews(): Promise<void>;
  /** Presses the button of the review; what follows is asked of the signer. */
  confirms(): void;
  /** How it ended; waits until it has. */
  outcome(): Promise<string>;
}

/** The hand at the signer. */
export interface SignerHand {
  /** Reads the review to its end and holds to sign. */
  approves(): Promise<void>;
  rejects(): Promise<void>;
  /** Waits until a text appears that has not been waited for before. */
  shows(text: RegExp): Promise<void>;
}

/** The provider’s back office. */
export interface ProviderDesk {
  /** Replaces the behaviours in force; `{}` is honest. */
  behaves(behaviours: Behaviours): Promise<void>;
}

/** What a scenario’s steps can use. */
export interface Play {
  user: User;
  signer: SignerHand;
  /** Moves the whole stack’s time, milliseconds. */
  clock: { advance(ms: number): void };
  provider(id: ProviderId): ProviderDesk;
  /** Waits for a hop of this scenario, by what it carries. */
  sees(name: string | RegExp): Promise<Hop>;
  /** Fails the scenario when it does not hold. `what` is read in the report. */
  expect(what: string, seen: unknown, expected: unknown): void;
}
