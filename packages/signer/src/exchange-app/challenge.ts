/** The number a trusted name descriptor must answer; a new one after each descriptor and each restart. */
export class Challenge {
  readonly #random: (length: number) => Uint8Array;
  #current: Uint8Array;

  constructor(random: (length: number) => Uint8Array) {
    this.#random = random;
    this.#current = random(4);
  }

  get current(): Uint8Array {
    return this.#current;
  }

  roll(): void {
    this.#current = this.#random(4);
  }
}
