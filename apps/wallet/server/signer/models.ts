import type { WalletConfig } from '@exchange-sim/contract';

export type SignerModel = WalletConfig['signerModel'];

/** Model ids as Ledger Wallet gives them to Live Apps. */
export const MODEL_IDS: Record<SignerModel, string> = {
  stax: 'stax',
  flex: 'europa',
  nanosp: 'nanoSP',
  nanox: 'nanoX',
  apex_p: 'apex',
};

/** The model by the width of its screen, read from a PNG's header; Speculos does not tell it otherwise. */
function modelOfScreenshot(png: Uint8Array): SignerModel | undefined {
  if (png.length < 24) return undefined;
  const width = new DataView(png.buffer, png.byteOffset).getUint32(16);
  if (width === 400) return 'stax';
  if (width === 480) return 'flex';
  if (width === 300) return 'apex_p';
  // both button models have the same screen
  return width === 128 ? 'nanosp' : undefined;
}

/** Which model the signer is: as told at the start, else as its screen tells once it answers. */
export class ModelFinder {
  readonly #screenshot: () => Promise<Uint8Array>;
  #model: SignerModel | undefined;

  constructor(told: SignerModel | undefined, screenshot: () => Promise<Uint8Array>) {
    this.#model = told;
    this.#screenshot = screenshot;
  }

  /** Stax until the signer has answered once. */
  async model(): Promise<SignerModel> {
    this.#model ??= await this.#screenshot().then(modelOfScreenshot, () => undefined);
    return this.#model ?? 'stax';
  }
}
