import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What happened to the chain, in order: played again, it gives the same chain. */
export type JournalEntry =
  | { genesis: number; seed: string }
  /** Hex of a transaction that was taken. */
  | { tx: string }
  /** Time of a block that was mined. */
  | { block: number };

/** A file to which each change of the chain is added as one line. */
export class Journal {
  readonly #path: string;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** All entries, or none when there is no file. A line that a crash cut off is dropped. */
  async read(): Promise<JournalEntry[]> {
    const text = await this.#text();
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length) await writeFile(this.#path, whole);
    try {
      return whole
        .split('\n')
        .filter((line) => line !== '')
        .map((line): JournalEntry => JSON.parse(line));
    } catch (error) {
      throw this.unusable(error);
    }
  }

  /** Resolves when the entry is on the disk, or when there is no hope of it: a disk that fails does not stop the chain. */
  append(entry: JournalEntry): Promise<void> {
    this.#writing = this.#writing.then(() => appendFile(this.#path, `${JSON.stringify(entry)}\n`));
    // after a failure nothing more is written, so that the file stays a beginning of what happened
    return this.#writing.catch(() => {});
  }

  /** Resolves when nothing is left to be written. */
  written(): Promise<void> {
    return this.#writing.catch(() => {});
  }

  unusable(cause: unknown): Error {
    return new Error(
      `the chain's state in ${this.#path} cannot be used: delete that file to begin a new chain`,
      {
        cause,
      },
    );
  }

  async #text(): Promise<string> {
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
      throw this.unusable(error);
    }
  }
}
