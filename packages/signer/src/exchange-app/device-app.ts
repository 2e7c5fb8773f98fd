/** What the REST layer drives: the OS layer plus whichever app is in front. Never throws; every byte string gets a status word. */
export interface DeviceApp {
  /**
   * `answer` may be called later (a review). Calling exchange() while a review is pending is allowed: it answers 6D01 at once.
   */
  exchange(apdu: Uint8Array, answer: (rapdu: Uint8Array) => void): void;
  /** What is in front, for health and titles: "Exchange TEST". */
  readonly name: string;
  /** The application ended: APDU B0A7, or `quit()` from the home screen. */
  onQuit(listener: () => void): void;
}
