/** A pending timer or interval; cancelling twice is harmless. */
export interface Timer {
  cancel(): void;
}

/**
 * The only source of time for server code. Instants and spans are milliseconds; instants count from the Unix epoch.
 * Components take a `Clock` by injection and never call `Date.now` or `setTimeout` themselves.
 */
export interface Clock {
  readonly kind: 'system' | 'controlled';
  /** Present instant in milliseconds since the Unix epoch. */
  now(): number;
  /** Runs `task` once, `ms` from now. */
  after(ms: number, task: () => void): Timer;
  /** Runs `task` every `ms`. */
  every(ms: number, task: () => void): Timer;
  /** Resolves `ms` from now; rejects with the signal's reason when it aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** An AbortSignal that aborts with a `TimeoutError` once `ms` have passed, and how to give it up early. */
  timeout(ms: number): { signal: AbortSignal; cancel(): void };
  /** Called whenever the clock is frozen, advanced or resumed; never called by a system clock. Returns the unsubscriber. */
  onChange(listener: (state: ClockState) => void): () => void;
  state(): ClockState;
}

/** What pages need in order to show the same time: a frozen clock stands at `now`, a running one goes on from there. */
export interface ClockState {
  now: number;
  frozen: boolean;
  kind: 'system' | 'controlled';
}

/** `Clock.sleep` in terms of `Clock.after`. */
export function sleepOn(clock: Pick<Clock, 'after'>, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const giveUp = () => {
      timer.cancel();
      reject(signal?.reason);
    };
    const timer = clock.after(ms, () => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    });
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/** `Clock.timeout` in terms of `Clock.after`. */
export function timeoutOn(clock: Pick<Clock, 'after'>, ms: number): { signal: AbortSignal; cancel(): void } {
  const controller = new AbortController();
  const timer = clock.after(ms, () =>
    controller.abort(new DOMException(`no answer within ${ms} ms`, 'TimeoutError')),
  );
  return { signal: controller.signal, cancel: () => timer.cancel() };
}
