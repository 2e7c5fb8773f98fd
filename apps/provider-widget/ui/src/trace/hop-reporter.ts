import type { HopReport } from '@exchange-sim/contract';

export type ReportHop = (hop: HopReport) => void;

/** Real time with fractions of a millisecond, comparable between the processes of one machine. */
export const realTime = (): number => performance.timeOrigin + performance.now();

/** Tells the provider's backend what crossed the border of this page. Nothing waits for it and its failure changes nothing. */
export function createHopReporter(providerApiUrl: string): ReportHop {
  const url = `${providerApiUrl.replace(/\/$/, '')}/api/hops`;
  return (hop) => {
    fetch(url, {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ hops: [hop] }),
    }).catch(() => undefined);
  };
}
