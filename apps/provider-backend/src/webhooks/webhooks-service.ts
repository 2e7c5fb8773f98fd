import type { Clock } from '@exchange-sim/clock';
import type { Behaviours } from '@exchange-sim/contract';
import type { JobRun } from '@exchange-sim/storage';
import { sql } from 'drizzle-orm';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import type { Log, ProviderBackendOptions } from '../settings.js';
import type { Store } from '../store.js';
import type { StatusLine } from './status-line.js';

const LIMIT_MS = 5_000;
/** Refusals that may pass: the order is not known there yet, a slow or busy server. */
const PASSING = new Set([404, 408, 429]);

/** Delivers status updates to Ledger's backend: each once, in order, tried again with back-off until it is taken. */
export class WebhooksService {
  readonly #closing = new AbortController();

  constructor(
    readonly store: Store,
    readonly lines: readonly StatusLine[],
    readonly behaviours: BehavioursService,
    readonly options: Pick<ProviderBackendOptions, 'ledgerBackendUrl' | 'webhookApiKey'>,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  /** Job: delivers everything owed for an order. Throws when it has to be tried again. */
  async deliver({ data }: JobRun): Promise<void> {
    for (const line of this.lines) {
      const id = data[line.idName];
      if (typeof id === 'string') await this.#deliverAll(line, id);
    }
  }

  /** Ends calls under way; their jobs are tried again at the next start. */
  close(): void {
    this.#closing.abort(new Error('the provider is stopping'));
  }

  async #deliverAll(line: StatusLine, id: string): Promise<void> {
    const told = await this.behaviours.all();
    await this.store.db.transaction(async (tx) => {
      // One delivery for an order at a time, or a later status could overtake an earlier one.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`webhooks/${id}`}))`);
      for (const { seq, body } of inOrder(await line.owed(id), line, told)) {
        const said = told['webhook.unknownStatus'] ? line.saying(body, 'unknown') : body;
        const refusal = await this.#send(line, id, said, told);
        if (refusal)
          this.log.error(
            `Ledger’s backend refused the status ${line.statusOf(said)} of ${id} for good: ${refusal}`,
          );
        await this.#sendMore(line, id, body, told);
        await line.settle(seq, refusal);
      }
    });
  }

  /** Updates nobody asked for, as told; how they are answered does not matter. */
  async #sendMore(line: StatusLine, id: string, body: object, told: Behaviours): Promise<void> {
    const more = [
      ...(told['webhook.duplicate'] ? [body] : []),
      ...(told['webhook.afterFinal'] && line.isFinal(body) ? [line.saying(body, 'first')] : []),
    ];
    for (const each of more) await this.#send(line, id, each, told).catch(() => {});
  }

  /** `null` when it was taken, the reason when it never will be. */
  async #send(line: StatusLine, id: string, body: object, told: Behaviours): Promise<string | null> {
    const lose = told['webhook.delivery']?.lose ?? 0;
    if (lose > 0 && (await line.countLoss(id, lose)))
      throw new Error('lost on the way, because the behaviour webhook.delivery is on');
    const key = told['webhook.key'] ? 'not-the-key-of-this-provider' : this.options.webhookApiKey;
    const limit = this.clock.timeout(LIMIT_MS);
    try {
      const response = await fetch(this.options.ledgerBackendUrl.replace(/\/$/, '') + line.pathOf(id), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-api-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.any([limit.signal, this.#closing.signal]),
      });
      const text = (await response.text()).slice(0, 300);
      if (response.ok) return null;
      const reason = `${response.status} ${text}`;
      if (response.status < 500 && !PASSING.has(response.status)) return reason;
      throw new Error(`Ledger’s backend answered ${reason}`);
    } finally {
      limit.cancel();
    }
  }
}

/** Oldest first; in the wrong order, as told: nothing before there is a final status, and then the newest first. */
function inOrder<T extends { body: object }>(owed: T[], line: StatusLine, told: Behaviours): T[] {
  if (!told['webhook.reorder']) return owed;
  return owed.some(({ body }) => line.isFinal(body)) ? owed.toReversed() : [];
}
