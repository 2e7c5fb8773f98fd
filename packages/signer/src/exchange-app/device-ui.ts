/** One label with its value on a review, as shown by the signer. */
export interface ReviewPair {
  tag: string;
  value: string;
}

export interface Review {
  operation: 'swap' | 'sell' | 'fund';
  /** Ticker given, and what is received ("USD", a ticker); undefined for fund. Byte strings: what a title makes of them depends on it. */
  from: string;
  to?: string;
  pairs: ReviewPair[];
  /**
   * Cross-seed: the receive address does not belong to this signer; shown as a warning first, and as an extra pair, which is not
   * among `pairs`.
   */
  crossSeedAddress?: string;
}

/**
 * `cancel` = the cross-seed warning was refused. Models that show the warning among the pairs cannot tell: there every refusal
 * of a cross-seed review is `cancel`.
 */
export type Decision = 'approve' | 'reject' | 'cancel';

/**
 * How a flow ended. `over` names a coin application whose home screen was drawn just before: its texts are still listed among those of
 * the screen, though the modal covers them.
 */
export type Status =
  | { kind: 'rejected' }
  | { kind: 'signed'; over?: string }
  | { kind: 'incorrect'; appName: string };

/** What the application asks of the screen. */
export interface DeviceUi {
  home(): void;
  /** Shows the review; calls `decide` once. A later home()/review() replaces it and `decide` is never called. */
  review(review: Review, decide: (decision: Decision) => void): void;
  /** `onlyOnTouch`: models with buttons go on showing what they show. */
  spinner(text: 'Processing' | 'Signing', onlyOnTouch?: boolean): void;
  /** Status modal; the UI goes home by itself after 3 s of ticks or a tap. */
  status(status: Status): void;
}
