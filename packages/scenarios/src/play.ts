import type {
  Behaviours,
  CardOutcome,
  HistoryEntry,
  SwapQuoteRow,
  SwapRejectionRow,
} from '@exchange-sim/contract';
import type { Hop } from '@exchange-sim/trace';
import type { ProviderId } from './provider-id.js';

/** What is sold. */
export interface SaleWish {
  account: string;
  amountWhole: string;
  fiatCurrency: string;
  country: string;
  paymentMethod: string;
}

/** What is bought: for an amount of fiat, or an amount of coins. */
export interface PurchaseWish {
  /** Name of the account the coins go to; its currency is what is bought. */
  account: string;
  fiatCurrency: string;
  amount: { fiat: string } | { crypto: string };
  country: string;
  paymentMethod: string;
}

/** What a swap's quote or a provider's order promised, whole units. */
export interface Promised {
  amountTo: string;
  /** Of the payout; a floating swap takes them off, a purchase has them in its price. */
  payoutNetworkFees: string;
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

/** What is swapped; accounts by their names in the wallet, whose currencies are what is given and wanted. */
export interface SwapWish {
  fromAccount: string;
  toAccount: string;
  amountWhole: string;
  feeStrategy?: 'slow' | 'medium' | 'fast';
}
export interface SwapQuotes {
  quotes: readonly SwapQuoteRow[];
  rejections: readonly SwapRejectionRow[];
}

/** The person at the wallet and in the provider’s page. A browser or a program can play them. */
export interface User {
  opensBuy(): Promise<void>;
  entersPurchase(wish: PurchaseWish): Promise<void>;
  opensSell(): Promise<void>;
  entersSale(wish: SaleWish): Promise<void>;
  /** Asks for what was entered last, a purchase or a sale. */
  asksForOffers(): Promise<Offers>;
  /** Goes on with a provider: its Live App opens. */
  chooses(provider: ProviderId): Promise<void>;
  opensSwap(): Promise<void>;
  entersSwap(wish: SwapWish): Promise<void>;
  /** Asks, or asks again from wherever the user stands: the list, or the page that says a quote is no longer good. */
  asksForQuotes(): Promise<SwapQuotes>;
  /** Goes on with a quote: in the provider’s Live App, or in the wallet alone. */
  choosesQuote(provider: ProviderId, type: 'fixed' | 'float'): Promise<SwapQuoteRow>;
  /** The quote gone on with last. */
  readonly chosenQuote: SwapQuoteRow | undefined;
  looksAtHistory(): Promise<void>;
  signsIn(email: string): Promise<void>;
  /** Whether the provider’s page asks who the user is. */
  isAskedToSignIn(): Promise<boolean>;
  /** Ends every session of the user at the provider. */
  signsOutEverywhere(): Promise<void>;
  /** Makes an account at the provider, with an address nobody has used. */
  signsUp(name: string): Promise<void>;
  /** Sends the identity check and waits for nothing. */
  sendsIdentity(): Promise<void>;
  /** Opens the review. Rejects with the provider’s words when it does not let the user go on. */
  reviews(): Promise<void>;
  /** Orders what is under review and pays with the test card that does this. Resolves to where the payment then stands. */
  paysByCard(outcome: CardOutcome): Promise<string>;
  /** Gives the code that the bank asks for. Resolves to where the payment then stands. */
  answersChallenge(code: string): Promise<string>;
  /** Orders what is under review and sends the bank transfer for it. */
  sendsTransfer(): Promise<void>;
  /** Presses the button of the review; what follows is asked of the signer. */
  confirms(): void;
  /** How it ended; waits until it has. */
  outcome(): Promise<string>;
  /** Whether the page says this now or soon. Somebody without a page reads nothing and believes it. */
  reads(text: RegExp): Promise<void>;
}

/** The hand at the signer. */
export interface SignerHand {
  /** Reads the review to its end and holds to sign. */
  approves(): Promise<void>;
  rejects(): Promise<void>;
  /** Waits until a text appears that has not been waited for before. */
  shows(text: RegExp): Promise<void>;
  /** Taps a text once it stands on the screen, as the choices of a warning. */
  taps(text: RegExp): Promise<void>;
}

/** The provider’s back office. */
export interface ProviderDesk {
  /** Replaces the behaviours in force; `{}` is honest. */
  behaves(behaviours: Behaviours): Promise<void>;
  /** Ends the hold of a swap, as support would. */
  releases(swapId: string, outcome: 'finished' | 'refunded'): Promise<void>;
}

/** The whole stack’s time, milliseconds. */
export interface PlayClock {
  /** Moves time on once nothing happens by itself any more; resolves when all that fell due has come to its end. */
  advance(ms: number): Promise<void>;
  /** Waits for something to happen, moving time on when it does not by itself; by at most `steps` times `stepMs`. */
  until<T>(happened: Promise<T>, stepMs: number, steps?: number): Promise<T>;
}

/** What a scenario’s steps can use. */
export interface Play {
  user: User;
  signer: SignerHand;
  clock: PlayClock;
  provider(id: ProviderId): ProviderDesk;
  /** Waits for a hop of this scenario that was not waited for before. @param status which its answer must have had */
  sees(name: string | RegExp, status?: string): Promise<Hop>;
  /** The hops of this name so far, in the order in which they began. */
  seen(name: string | RegExp): readonly Hop[];
  /** Waits until so many hops of this name have their answers. */
  answers(name: string | RegExp, count: number): Promise<void>;
  /** Waits until the newest order of the history has this status. */
  status(status: string): Promise<HistoryEntry>;
  /** Fails the scenario when it does not hold. `what` is read in the report. */
  expect(what: string, seen: unknown, expected: unknown): void;
}
