import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { bytesToHex, type Hex, hexToBytes } from 'viem';

/** What of the chain survives its process: accounts, blocks and transactions, as Anvil dumps them. */
export class StateFile {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The last state written, or undefined when there is none. */
  async read(): Promise<Hex | undefined> {
    try {
      return bytesToHex(await readFile(this.#path));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw this.unusable(error);
    }
  }

  /** Replaces the state in one step, so that a crash leaves the old one or the new one. */
  async write(state: Hex): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const next = `${this.#path}.next`;
    await writeFile(next, hexToBytes(state));
    await rename(next, this.#path);
  }

  unusable(cause: unknown): Error {
    return new Error(
      `the chain's state in ${this.#path} cannot be used: delete that file to begin a new chain`,
      { cause },
    );
  }
}
