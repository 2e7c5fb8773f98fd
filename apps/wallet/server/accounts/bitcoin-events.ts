import type { Clock, Timer } from '@exchange-sim/clock';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Listens to the node's stream of blocks and transactions, and connects again with growing pauses whenever it ends. */
export function followBitcoin(options: {
  url: string;
  clock: Clock;
  onData: () => void;
  onDown: () => void;
}): { close(): void } {
  const { url, clock, onData, onDown } = options;
  const end = new AbortController();
  let pause = FIRST_PAUSE_MS;
  let timer: Timer | undefined;
  let connected = false;

  const listen = async () => {
    const response = await fetch(`${url}/events`, { signal: end.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    connected = true;
    pause = FIRST_PAUSE_MS;
    onData();
    // that something moved is all there is to know
    for await (const _ of response.body) onData();
  };
  const connect = () => {
    connected = false;
    void listen()
      .catch(() => {})
      .then(() => {
        if (end.signal.aborted) return;
        // a stream that was silent for long ends by itself; who is gone does not take the next connection either
        if (!connected) onDown();
        timer = clock.after(pause, connect);
        pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      });
  };
  connect();
  return {
    close() {
      end.abort();
      timer?.cancel();
    },
  };
}
