/** The signer as Speculos's clients see it: its texts and its touch screen. */
export class Signer {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async press(x: number, y: number): Promise<void> {
    await this.finger('press-and-release', x, y);
  }

  /** Keeps the finger down while `meanwhile` runs. */
  async hold(x: number, y: number, meanwhile: () => Promise<void>): Promise<void> {
    await this.finger('press', x, y);
    await meanwhile();
    await this.finger('release', x, y);
  }

  private async finger(action: string, x: number, y: number): Promise<void> {
    const response = await fetch(`${this.#url}/finger`, {
      method: 'POST',
      body: JSON.stringify({ action, x, y }),
    });
    if (!response.ok) throw new Error(`the signer refused a touch: ${response.status}`);
  }
}
