import type { BankEntry, Behaviours } from '@exchange-sim/contract';

/** The reference provider's back office, over its control routes. */
export class Provider {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Replaces the behaviours in force; `{}` is honest. */
  async behave(behaviours: Behaviours): Promise<void> {
    const response = await fetch(`${this.#url}/control/behaviours`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(behaviours),
    });
    if (!response.ok) throw new Error(`behaviours were refused: ${await response.text()}`);
  }

  /** What its bank paid out for an order. */
  async payouts(sellId: string): Promise<BankEntry[]> {
    const response = await fetch(`${this.#url}/control/bank-ledger`);
    const { entries } = (await response.json()) as { entries: BankEntry[] };
    return entries.filter((entry) => entry.sellId === sellId);
  }
}
