import type { TextEvent } from './page.js';

/** The texts the device has shown: all of them, those of the present screen, and whoever listens for new ones. */
export class EventLog {
  readonly #listeners = new Set<(event: TextEvent) => void>();
  #history: TextEvent[] = [];
  #current: readonly TextEvent[] = [];

  get history(): readonly TextEvent[] {
    return this.#history;
  }

  get current(): readonly TextEvent[] {
    return this.#current;
  }

  /** A new screen: its texts replace those of the present one and are told one by one, in drawing order. */
  show(events: readonly TextEvent[]): void {
    this.#current = events;
    this.#history.push(...events);
    for (const event of events) for (const listener of [...this.#listeners]) listener(event);
  }

  /** Empties the full list, not the present screen. */
  clearHistory(): void {
    this.#history = [];
  }

  /** Calls `listener` for every new text until the returned function is called. */
  onEvent(listener: (event: TextEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
