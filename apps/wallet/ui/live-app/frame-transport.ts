import type { Transport } from '@ledgerhq/wallet-api-core';

/** The frame a Live App runs in, as far as messages go. */
type Frame = Pick<HTMLIFrameElement, 'contentWindow'>;

/**
 * Carries wallet-api messages between this page and one frame. Only text that comes from that very frame *and* from the Live
 * App's own origin is let in, and only a document of that origin is written to.
 */
export function frameTransport(frame: Frame, origin: string): Transport & { close(): void } {
  const transport: Transport & { close(): void } = {
    onMessage: undefined,
    send: (message) => frame.contentWindow?.postMessage(message, origin),
    close: () => window.removeEventListener('message', receive),
  };
  const receive = (event: MessageEvent<unknown>) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    if (typeof event.data === 'string') transport.onMessage?.(event.data);
  };
  window.addEventListener('message', receive);
  return transport;
}
