import type { NativeSwap } from '@exchange-sim/contract';

/** What makes an exchange the one a quote was accepted for. */
interface SwapBetween {
  provider: string;
  fromAccountId: string;
  toAccountId: string;
}

/** Quotes the user accepted and a Live App is to carry out: the newest for each provider and pair of accounts. */
export class AcceptedQuotes {
  readonly #byDeal = new Map<string, NativeSwap>();

  remember(accepted: NativeSwap): void {
    this.#byDeal.set(keyOf(accepted), accepted);
  }

  find(between: SwapBetween): NativeSwap | undefined {
    return this.#byDeal.get(keyOf(between));
  }

  /** A quote is carried out once. */
  forget(between: SwapBetween): void {
    this.#byDeal.delete(keyOf(between));
  }
}

const keyOf = ({ provider, fromAccountId, toAccountId }: SwapBetween): string =>
  `${provider}|${fromAccountId}|${toAccountId}`;
