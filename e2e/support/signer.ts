/** A signer from outside that the suite runs against instead of the embedded one: any Speculos REST API. */
export const EXTERNAL_SIGNER = process.env.EXCHANGE_SIM_SIGNER_URL || undefined;

/** Ticks of the embedded signer in these tests: every delay of the genuine one, 25 times as fast. */
const TICK_MS = 4;

/** Which signer a stack of these tests uses; one from outside keeps its own pace. */
export const SIGNER_OPTIONS = EXTERNAL_SIGNER ? { signer: EXTERNAL_SIGNER } : { signerTickMs: TICK_MS };

/** Width of the only screen the flows know where to press. */
const STAX_WIDTH = 400;

/** @throws Error of one sentence when the signer from outside is not a stax. */
export async function requireStax(url: string): Promise<void> {
  const png = Buffer.from(
    await (await fetch(`${url}/screenshot`, { signal: AbortSignal.timeout(5_000) })).arrayBuffer(),
  );
  const width = png.readUInt32BE(16);
  if (width !== STAX_WIDTH)
    throw new Error(
      `The flows press the screen of a stax (${STAX_WIDTH} pixels wide), the signer at ${url} has ${width}: start it with --model stax.`,
    );
}

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
