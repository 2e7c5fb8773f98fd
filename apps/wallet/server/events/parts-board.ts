import type { PartState } from '@exchange-sim/contract';
import type { EventHub } from './event-hub.js';

/** Which of the systems around the wallet answer, as far as it noticed. */
export class PartsBoard {
  readonly #hub: EventHub;
  #parts: PartState[] = [
    { name: 'signer', up: false, problem: 'not connected yet' },
    { name: 'chain', up: false, problem: 'not connected yet' },
    { name: 'ledger-backend', up: false, problem: 'not connected yet' },
  ];

  constructor(hub: EventHub) {
    this.#hub = hub;
    this.#publish();
  }

  up(name: PartState['name']): void {
    this.#set({ name, up: true });
  }

  /** @param problem One sentence: what was tried, and what to do. */
  down(name: PartState['name'], problem: string): void {
    this.#set({ name, up: false, problem });
  }

  all(): PartState[] {
    return this.#parts;
  }

  #set(next: PartState): void {
    const old = this.#parts.find((part) => part.name === next.name);
    if (old?.up === next.up && old.problem === next.problem) return;
    // a wallet without Bitcoin accounts never hears of that part
    this.#parts = old ? this.#parts.map((part) => (part === old ? next : part)) : [...this.#parts, next];
    this.#publish();
  }

  #publish(): void {
    this.#hub.publish({ type: 'parts', parts: this.#parts });
  }
}
