import { screenText } from '@exchange-sim/contract';
import { z } from 'zod';
import type { EventHub } from '../events/event-hub.js';
import type { SignerApi } from './signer-api.js';

const currentScreen = z.object({ events: z.array(screenText) });

/** Tells the page what stands on the signer's screen whenever that changes. */
export class SignerScreen {
  readonly #api: SignerApi;
  readonly #hub: EventHub;
  #version = 0;
  #reading = false;
  #stale = false;

  constructor(api: SignerApi, hub: EventHub) {
    this.#api = api;
    this.#hub = hub;
  }

  /** Something moved on the screen: it is read once more, whatever number of times this is called meanwhile. */
  changed(): void {
    this.#stale = true;
    if (!this.#reading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    while (this.#stale) {
      this.#stale = false;
      try {
        const { events } = currentScreen.parse(await this.#api.get('/events?currentscreenonly=true'));
        this.#hub.publish({ type: 'screen', version: ++this.#version, texts: events });
      } catch {
        // the signer is gone; the session says so
      }
    }
    this.#reading = false;
  }
}
