import { type Clock, type ClockState, sleepOn, type Timer, timeoutOn } from './clock.js';

/** The machine's own time. Timers do not keep the process alive by themselves. */
export class SystemClock implements Clock {
  readonly kind = 'system';

  now(): number {
    return Date.now();
  }

  after(ms: number, task: () => void): Timer {
    const handle = setTimeout(task, ms);
    handle.unref?.();
    return { cancel: () => clearTimeout(handle) };
  }

  every(ms: number, task: () => void): Timer {
    const handle = setInterval(task, ms);
    handle.unref?.();
    return { cancel: () => clearInterval(handle) };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, ms, signal);
  }

  timeout(ms: number): { signal: AbortSignal; cancel(): void } {
    return timeoutOn(this, ms);
  }

  onChange(): () => void {
    return () => {};
  }

  state(): ClockState {
    return { now: this.now(), frozen: false, kind: this.kind };
  }
}
