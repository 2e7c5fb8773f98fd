import type { Clock } from '@exchange-sim/clock';
import type { WalletEvent } from '@exchange-sim/contract';

const APDUS_KEPT = 30;
type Stateful = Exclude<WalletEvent['type'], 'apdu' | 'clock'>;
const ORDER: readonly Stateful[] = ['parts', 'accounts', 'screen', 'prompt'];

/** Everything the page is told by itself: keeps the present state, passes each change on. */
export class EventHub {
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: WalletEvent) => void>();
  readonly #state = new Map<WalletEvent['type'], WalletEvent>([['prompt', { type: 'prompt', prompt: null }]]);
  readonly #apdus: WalletEvent[] = [];
  readonly #stopClock: () => void;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#stopClock = clock.onChange(() => this.#tell(this.#clockEvent()));
  }

  publish(event: WalletEvent): void {
    if (event.type === 'apdu') {
      this.#apdus.push(event);
      if (this.#apdus.length > APDUS_KEPT) this.#apdus.shift();
    } else {
      this.#state.set(event.type, event);
    }
    this.#tell(event);
  }

  /** What a fresh subscriber is told first. */
  present(): WalletEvent[] {
    const state = ORDER.map((type) => this.#state.get(type)).filter((event) => event !== undefined);
    return [this.#clockEvent(), ...state, ...this.#apdus];
  }

  subscribe(listener: (event: WalletEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stopClock();
    this.#listeners.clear();
  }

  #clockEvent(): WalletEvent {
    return { type: 'clock', ...this.#clock.state() };
  }

  #tell(event: WalletEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
