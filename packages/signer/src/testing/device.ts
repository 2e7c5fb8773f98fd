import {
  encodeExchangeCommand,
  fromHex,
  type InstructionCode,
  parseResponse,
  Rate,
  type RateCode,
  type SubcommandCode,
  toHex,
} from '@exchange-sim/apdu';
import { createDeviceApp, type DeviceAppOptions } from '../exchange-app/create-device-app.js';
import type { Decision, DeviceUi, Review, Status } from '../exchange-app/device-ui.js';

/** What the screen was asked to show, newest last. */
export type Shown =
  | 'home'
  | 'Processing'
  | 'Signing'
  | 'rejected'
  | 'signed'
  | `signed over ${string}`
  | `incorrect ${string}`
  | Review;

class RecordingUi implements DeviceUi {
  readonly shown: Shown[] = [];
  decide: ((decision: Decision) => void) | undefined;

  home(): void {
    this.shown.push('home');
  }

  review(review: Review, decide: (decision: Decision) => void): void {
    this.shown.push(review);
    this.decide = decide;
  }

  spinner(text: 'Processing' | 'Signing'): void {
    this.shown.push(text);
  }

  status(status: Status): void {
    if (status.kind === 'incorrect') this.shown.push(`incorrect ${status.appName}`);
    else if (status.kind === 'signed' && status.over) this.shown.push(`signed over ${status.over}`);
    else this.shown.push(status.kind);
  }
}

/** A signer with a recording screen. Answers are hex, status word included; a review leaves `last` undefined until decided. */
export class TestDevice {
  readonly ui = new RecordingUi();
  readonly app;
  last: string | undefined;
  #counter = 0;

  constructor(options: Partial<DeviceAppOptions> = {}) {
    this.app = createDeviceApp({
      ui: this.ui,
      random: (length) => Uint8Array.from({ length }, () => this.#counter++ & 0xff),
      ...options,
    });
  }

  raw(apduHex: string): string | undefined {
    this.last = undefined;
    this.app.exchange(fromHex(apduHex), (response) => {
      this.last = toHex(response);
    });
    return this.last;
  }

  send(
    instruction: InstructionCode,
    subcommand: SubcommandCode,
    data?: Uint8Array,
    rate: RateCode = Rate.FIXED,
  ) {
    const command = { instruction, subcommand, rate, ...(data ? { data } : {}) };
    for (const apdu of encodeExchangeCommand(command)) this.raw(toHex(apdu));
    const parsed = this.last === undefined ? undefined : parseResponse(fromHex(this.last));
    return parsed?.status;
  }

  get review(): Review | undefined {
    const shown = this.ui.shown.at(-1);
    return typeof shown === 'object' ? shown : undefined;
  }

  /** Whether a review waits for the user. */
  get asked(): boolean {
    return this.ui.decide !== undefined;
  }

  decide(decision: Decision): string | undefined {
    const { decide } = this.ui;
    this.ui.decide = undefined;
    decide?.(decision);
    return this.last;
  }
}
