import type { Clock } from '@exchange-sim/clock';
import { ContractError } from '@exchange-sim/contract';

const LIMIT_MS = 5_000;

/** The routes of Speculos's REST API that carry no APDU. Throws a `ContractError`: 503 when nothing answers, 400 when refused. */
export class SignerApi {
  readonly #url: string;
  readonly #clock: Clock;

  constructor(url: string, clock: Clock) {
    this.#url = url.replace(/\/$/, '');
    this.#clock = clock;
  }

  async get(path: string): Promise<unknown> {
    return (await this.#send(path, {})).json();
  }

  async post(path: string, body: unknown): Promise<void> {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    };
    // the answer is read to its end, so that the connection can be used again
    await (await this.#send(path, init)).arrayBuffer();
  }

  /** The screen as PNG. */
  async screenshot(): Promise<Buffer> {
    return Buffer.from(await (await this.#send('/screenshot', {})).arrayBuffer());
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const limit = this.#clock.timeout(LIMIT_MS);
    try {
      const response = await fetch(`${this.#url}${path}`, { ...init, signal: limit.signal });
      if (response.ok) return response;
      const message = `the signer refused ${path}: HTTP ${response.status} ${await response.text()}`;
      throw new ContractError(400, 'INVALID_REQUEST_ERROR', message);
    } catch (error) {
      if (error instanceof ContractError) throw error;
      throw new ContractError(503, 'SERVICE_UNAVAILABLE_ERROR', unreachable(this.#url), {
        fix: 'Start the signer; the wallet connects by itself.',
      });
    } finally {
      limit.cancel();
    }
  }
}

export function unreachable(url: string): string {
  return `No answer from the signer at ${url}: start it, then this goes on by itself.`;
}
