import type { Manifest } from '@exchange-sim/contract';

/** A Live App as the wallet opens it. */
export interface LiveApp {
  provider: string;
  url: string;
  manifest: Manifest;
}

/** The provider’s page of one deal in it, without its looks. */
export interface ProviderPage {
  /** Rejects with the provider’s words when it does not let the user go on. */
  review(): Promise<void>;
  /** The button; resolves to "approved" or to why it was not. */
  confirm(): Promise<string>;
}
