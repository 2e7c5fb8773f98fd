import { AsyncLocalStorage } from 'node:async_hooks';
import type { Random } from '@exchange-sim/clock';

/** The `traceparent` header of the request being served, as it came. */
export const inboundTrace = new AsyncLocalStorage<{ traceparent: string | undefined }>();

const FORM = /^(?!ff)[0-9a-f]{2}-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(?:-|$)/;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** W3C Trace Context: the inbound trace with a span of our own, or a new trace when there was none. */
export function outboundTraceparent(random: Random): string {
  const inbound = FORM.exec(inboundTrace.getStore()?.traceparent ?? '');
  const trace = inbound?.[1] ?? hex(random.bytes(16));
  return `00-${trace}-${hex(random.bytes(8))}-${inbound?.[2] ?? '01'}`;
}
