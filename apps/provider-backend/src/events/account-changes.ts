import { type Listener, listen } from '@exchange-sim/storage';
import { z } from 'zod';
import { EVENTS_CHANNEL } from './announce.js';

const notice = z.object({
  /** Absent for a swap that is nobody's account's. */
  accountId: z.string().optional(),
  sellId: z.string().optional(),
  /** Of a purchase. */
  orderId: z.string().optional(),
  swapId: z.string().optional(),
  /** Some of its sessions have ended. */
  signedOut: z.literal(true).optional(),
});
export type Notice = z.output<typeof notice>;

/** Hears of every change to accounts and orders, whichever replica made it. */
export class AccountChanges {
  readonly #subscribers = new Set<(notice: Notice) => void>();
  #listener: Listener | undefined;

  async open(url: string): Promise<void> {
    this.#listener = await listen({
      url,
      channel: EVENTS_CHANNEL,
      onMessage: (payload) => {
        const heard = notice.parse(JSON.parse(payload));
        for (const subscriber of this.#subscribers) subscriber(heard);
      },
    });
  }

  subscribe(subscriber: (notice: Notice) => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  async close(): Promise<void> {
    await this.#listener?.close();
  }
}
