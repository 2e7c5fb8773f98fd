import type { Clock, Timer } from '@exchange-sim/clock';

export interface Subscription {
  /** Resolves with the first success; never rejects. */
  ready: Promise<void>;
  close(): void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/**
 * Listens to an Ethereum node over WebSocket and connects again, with growing pauses on the clock, whenever the connection ends.
 * `onDown` is told once for each time it is lost.
 */
export function subscribe(options: {
  /** ws: or wss: address of the node. */
  wsUrl: string;
  topic: 'newHeads' | 'newPendingTransactions';
  /** What the pauses are measured on; connections are of this machine, so usually real time. */
  clock: Clock;
  onData: (data: unknown) => void;
  onUp?: () => void;
  onDown?: () => void;
}): Subscription {
  const { wsUrl, topic, clock, onData, onUp, onDown } = options;
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  let socket: WebSocket | undefined;
  let timer: Timer | undefined;
  let pause = FIRST_PAUSE_MS;
  let up: boolean | undefined;
  let closed = false;

  const connect = () => {
    const mine = new WebSocket(wsUrl);
    socket = mine;
    mine.onopen = () =>
      mine.send(JSON.stringify({ id: 1, jsonrpc: '2.0', method: 'eth_subscribe', params: [topic] }));
    mine.onmessage = ({ data }) => {
      const message: { id?: number; result?: unknown; params?: { result?: unknown } } = JSON.parse(
        String(data),
      );
      if (message.params) return onData(message.params.result);
      if (message.id !== 1 || message.result === undefined) return mine.close();
      up = true;
      pause = FIRST_PAUSE_MS;
      isReady();
      onUp?.();
    };
    mine.onclose = () => {
      if (closed) return;
      if (up !== false) onDown?.();
      up = false;
      timer = clock.after(pause, connect);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    };
    // 'close' follows; without a listener the failure would be thrown
    mine.onerror = () => {};
  };
  connect();
  return {
    ready,
    close() {
      closed = true;
      timer?.cancel();
      socket?.close();
    },
  };
}
