/** Partners whose credentials Ledger is to have not signed, as told; none unless told. */
export class UnsignedPartnerIds {
  #ids: ReadonlySet<string> = new Set();

  has(partnerId: string): boolean {
    return this.#ids.has(partnerId);
  }

  replace(ids: readonly string[]): void {
    this.#ids = new Set(ids);
  }
}
