import type { Clock } from '@exchange-sim/clock';
import type { StatusUpdate } from '@exchange-sim/contract';
import type { JobRun } from '@exchange-sim/storage';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { orderTable } from '../orders/orders-repository.js';
import type { Log, ProviderBackendOptions } from '../settings.js';
import type { Store } from '../store.js';
import type { WebhookOutbox } from './webhook-outbox.js';

const LIMIT_MS = 5_000;
/** Refusals that may pass: the order is not known there yet, a slow or busy server. */
const PASSING = new Set([404, 408, 429]);

/** Delivers status updates to Ledger's backend: each once, in order, tried again with back-off until it is taken. */
export class WebhooksService {
  readonly #closing = new AbortController();

  constructor(
    readonly store: Store,
    readonly outbox: WebhookOutbox,
    readonly behaviours: BehavioursService,
    readonly options: Pick<ProviderBackendOptions, 'ledgerBackendUrl' | 'webhookApiKey'>,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  /** Job: delivers everything owed for an order. Throws when it has to be tried again. */
  async deliver({ data }: JobRun): Promise<void> {
    const sellId = String(data.sellId);
    await this.store.db.transaction(async (tx) => {
      // One delivery for an order at a time, or a later status could overtake an earlier one.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`webhooks/${sellId}`}))`);
      for (const { seq, body } of await this.outbox.owed(sellId)) {
        const refusal = await this.#send(sellId, body);
        if (refusal)
          this.log.error(
            `Ledger’s backend refused the status ${body.status} of ${sellId} for good: ${refusal}`,
          );
        await this.outbox.settle(seq, refusal);
      }
    });
  }

  /** Ends calls under way; their jobs are tried again at the next start. */
  close(): void {
    this.#closing.abort(new Error('the provider is stopping'));
  }

  /** `null` when it was taken, the reason when it never will be. */
  async #send(sellId: string, body: StatusUpdate): Promise<string | null> {
    if (await this.#isLost(sellId))
      throw new Error('lost on the way, because the behaviour webhook.delivery is on');
    const limit = this.clock.timeout(LIMIT_MS);
    try {
      const response = await fetch(
        `${this.options.ledgerBackendUrl.replace(/\/$/, '')}/transaction/${sellId}/status`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-api-key': this.options.webhookApiKey },
          body: JSON.stringify(body),
          signal: AbortSignal.any([limit.signal, this.#closing.signal]),
        },
      );
      const text = (await response.text()).slice(0, 300);
      if (response.ok) return null;
      const reason = `${response.status} ${text}`;
      if (response.status < 500 && !PASSING.has(response.status)) return reason;
      throw new Error(`Ledger’s backend answered ${reason}`);
    } finally {
      limit.cancel();
    }
  }

  /** Counts one loss and says so, while the behaviour wants more of them for this order. */
  async #isLost(sellId: string): Promise<boolean> {
    const lose = (await this.behaviours.get('webhook.delivery'))?.lose ?? 0;
    if (lose === 0) return false;
    const counted = await this.store.db
      .update(orderTable)
      .set({ webhooksLost: sql`${orderTable.webhooksLost} + 1` })
      .where(and(eq(orderTable.id, sellId), lt(orderTable.webhooksLost, lose)))
      .returning({ id: orderTable.id });
    return counted.length > 0;
  }
}
