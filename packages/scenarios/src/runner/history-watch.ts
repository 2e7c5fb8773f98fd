import { SystemClock } from '@exchange-sim/clock';
import { type HistoryEntry, historyEvent } from '@exchange-sim/contract';
import { ExpectationError } from '../expectation.js';
import { followEvents } from '../server-sent.js';

const PATIENCE_MS = 20_000;

type Field = 'status' | 'deviceStatus';

/** A purchase has no status of the signer: nothing of it is signed. */
const readField = (entry: HistoryEntry, field: Field): string | undefined =>
  field === 'status' ? entry.status : 'deviceStatus' in entry ? entry.deviceStatus : undefined;

/** The wallet’s history, as the Ledger Backend’s stream tells it. */
export class HistoryWatch {
  readonly #entries = new Map<string, HistoryEntry>();
  readonly #waiting = new Set<() => void>();
  readonly #realTime = new SystemClock();
  #stream: { close(): void } | undefined;

  async open(ledgerBackendUrl: string): Promise<void> {
    this.#stream = await followEvents(`${ledgerBackendUrl}/history/stream`, (data) => {
      const parsed = historyEvent.safeParse(data);
      if (!parsed.success) return;
      this.#entries.set(parsed.data.entry.id, parsed.data.entry);
      for (const wake of this.#waiting) wake();
    });
  }

  close(): void {
    this.#stream?.close();
  }

  /** The newest order that changed while the scenario ran. */
  get latest(): HistoryEntry | undefined {
    return [...this.#entries.values()].sort((a, b) => a.createdAt.localeCompare(b.createdAt)).at(-1);
  }

  /** Waits until a field of the newest order has this value. @throws ExpectationError when it does not in time */
  until(field: Field, value: string): Promise<HistoryEntry> {
    return new Promise((resolve, reject) => {
      const done = () => {
        timer.cancel();
        this.#waiting.delete(look);
      };
      const look = () => {
        const { latest: entry } = this;
        if (!entry || readField(entry, field) !== value) return;
        done();
        resolve(entry);
      };
      const timer = this.#realTime.after(PATIENCE_MS, () => {
        done();
        const { latest } = this;
        const seen = latest && readField(latest, field);
        reject(new ExpectationError(`history, ${field}`, value, seen ?? 'nothing'));
      });
      this.#waiting.add(look);
      look();
    });
  }
}
