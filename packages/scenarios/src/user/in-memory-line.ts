import type { Transport } from '@ledgerhq/wallet-api-core';

/** The ends of a line between a Live App and the wallet: what one sends the other receives, a turn later. */
export function inMemoryLine(): { liveApp: Transport; wallet: Transport } {
  const liveApp: Transport = {
    onMessage: undefined,
    send: (message) => queueMicrotask(() => wallet.onMessage?.(message)),
  };
  const wallet: Transport = {
    onMessage: undefined,
    send: (message) => queueMicrotask(() => liveApp.onMessage?.(message)),
  };
  return { liveApp, wallet };
}
