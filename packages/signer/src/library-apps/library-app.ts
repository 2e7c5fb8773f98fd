/** The coin application says whether an address is derived from this signer's seed. */
export interface AddressCheck {
  subConfig: Uint8Array;
  /** Coin specific: a derivation path, for Bitcoin with an address format in front. */
  parameters: Uint8Array;
  /** Byte strings. */
  address: string;
  extraId: string;
}

export interface AmountToPrint {
  subConfig: Uint8Array;
  /** Atomic units, big-endian. */
  amount: Uint8Array;
  isFee: boolean;
}

/** What the user approved; the coin application must sign this and nothing else. */
export interface ApprovedPayin {
  subConfig: Uint8Array;
  /** Atomic units, big-endian. */
  amount: Uint8Array;
  fees: Uint8Array;
  /** Byte string. */
  destination: string;
  /** 33 bytes: a type byte and a hash, or a memo padded with zeros. */
  extra: Uint8Array;
}

/** One answer of a coin application in front; `end` gives control back to Exchange. */
export interface SigningAnswer {
  response: Uint8Array;
  end?: 'signed' | 'refused';
  /** The coin application drew its own home screen before it gave control back. */
  drewHome?: true;
  /** Ticks (100 ms) to wait for the next APDU; without it the coin application gives up, which counts as refused. */
  patience?: number;
}

/** The coin application while it is in front, from START_SIGNING_TRANSACTION on. */
export interface SigningSession {
  exchange(apdu: Uint8Array): SigningAnswer;
}

/** A coin application in its role as library of Exchange. */
export interface LibraryApp {
  readonly name: string;
  /** Models with two buttons do not show that it signs. */
  readonly signsUnseenWithButtons?: true;
  checkAddress(check: AddressCheck): boolean;
  /** "0.5 ETH", at most 49 characters; undefined when the configuration or the amount cannot be printed. */
  printableAmount(request: AmountToPrint): string | undefined;
  /** undefined when the application refuses its parameters and returns at once. */
  startSigning(approved: ApprovedPayin): SigningSession | undefined;
}

/** The coin applications installed, by the name coin configurations call them. */
export type Libraries = ReadonlyMap<string, LibraryApp>;
