import type { WalletEvent } from '@exchange-sim/contract';

/** Reads a wallet's server-sent events as the page does. */
export interface EventStream {
  /** Resolves with the first event, past or coming, for which `match` holds. */
  first<T extends WalletEvent['type']>(
    type: T,
    match?: (event: Extract<WalletEvent, { type: T }>) => boolean,
  ): Promise<Extract<WalletEvent, { type: T }>>;
  onEvent(listener: (event: WalletEvent) => void): void;
  seen: WalletEvent[];
  close(): void;
}

export function eventStream(walletUrl: string): EventStream {
  const seen: WalletEvent[] = [];
  const listeners = new Set<(event: WalletEvent) => void>();
  const end = new AbortController();
  const read = async () => {
    const response = await fetch(`${walletUrl}/api/events`, { signal: end.signal });
    let rest = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const event: WalletEvent = JSON.parse(block.replace(/^data: /, ''));
        seen.push(event);
        for (const listener of [...listeners]) listener(event);
      }
    }
  };
  void read().catch(() => {});
  const isOf =
    <T extends WalletEvent['type']>(type: T) =>
    (event: WalletEvent): event is Extract<WalletEvent, { type: T }> =>
      event.type === type;
  return {
    seen,
    onEvent: (listener) => void listeners.add(listener),
    first(type, match = () => true) {
      const found = seen.filter(isOf(type)).find(match);
      if (found) return Promise.resolve(found);
      return new Promise((resolve) => {
        const listener = (event: WalletEvent) => {
          if (!isOf(type)(event) || !match(event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      });
    },
    close: () => end.abort(),
  };
}
