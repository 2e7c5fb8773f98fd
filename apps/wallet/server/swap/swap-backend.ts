import type { Clock } from '@exchange-sim/clock';
import {
  backendSwapApi,
  foreignErrorPayload,
  type SwapStarted,
  type swapAccepted,
  type swapCancelled,
} from '@exchange-sim/contract';
import type { z } from 'zod';
import type { BackendWatch } from '../events/backend-watch.js';
import { initFailure } from '../exchange/exchange-failure.js';
import { orderRefused, unusableOrder } from './order-refused.js';

/** A provider may take its time over an order; the Ledger Backend cuts it off earlier. */
const ORDER_LIMIT_MS = 30_000;
const REPORT_LIMIT_MS = 5_000;

/** What the wallet asks for; `amountFrom` whole, the other amount atomic, as text. */
export interface SwapOrder {
  provider: string;
  deviceTransactionId: string;
  from: string;
  to: string;
  address: string;
  refundAddress: string;
  amountFrom: string;
  amountFromInSmallestDenomination: string;
  rateId?: string;
}

/** The Ledger Backend's part of a swap the wallet does by itself. */
export class SwapBackend {
  readonly #url: string;
  readonly #clock: Clock;
  readonly #watch: BackendWatch;

  constructor(ledgerBackendUrl: string, clock: Clock, watch: BackendWatch) {
    this.#url = ledgerBackendUrl.replace(/\/$/, '');
    this.#clock = clock;
    this.#watch = watch;
  }

  /** The provider's signed payload. Rejects with an `ExchangeFailure`. */
  async order(order: SwapOrder): Promise<SwapStarted> {
    const { swap } = backendSwapApi;
    const response = await this.#post(swap.path, order, ORDER_LIMIT_MS);
    if (!response) {
      this.#watch.silent();
      throw initFailure(
        'ledgerBackendUnreachable',
        `No answer from the Ledger Backend at ${this.#url}.`,
        'Ledger Backend',
        `See that ${this.#url}${swap.path} answers, then swap again.`,
        503,
      );
    }
    this.#watch.answered();
    const { ok, status, body } = response;
    if (!ok) throw orderRefused(status, foreignErrorPayload.safeParse(body).data ?? {});
    const parsed = swap.answer.safeParse(body);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw unusableOrder(`"${issue?.path.join('.')}" is not valid: ${issue?.message}`);
  }

  /** Told as the SDK does: a failure of the report is not one of the swap. */
  async accepted(report: z.input<typeof swapAccepted>): Promise<void> {
    await this.#post(backendSwapApi.accepted.path, report, REPORT_LIMIT_MS);
  }

  async cancelled(report: z.input<typeof swapCancelled>): Promise<void> {
    await this.#post(backendSwapApi.cancelled.path, report, REPORT_LIMIT_MS);
  }

  /** `undefined` when nothing answers in time. */
  async #post(path: string, body: object, limitMs: number) {
    const limit = this.#clock.timeout(limitMs);
    try {
      const response = await fetch(this.#url + path, {
        method: 'POST',
        // by this header the Ledger Backend knows the wallet from a Live App
        headers: { 'content-type': 'application/json', 'x-ledger-client-version': 'exchange-sim-wallet' },
        body: JSON.stringify(body),
        signal: limit.signal,
      });
      const answer: unknown = await response.json().catch(() => undefined);
      return { ok: response.ok, status: response.status, body: answer };
    } catch {
      return undefined;
    } finally {
      limit.cancel();
    }
  }
}
