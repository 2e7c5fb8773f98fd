import type { ProviderView } from '@exchange-sim/contract';
import type { Probe } from './probe.js';

export type Said = Omit<Probe, 'product'>;

/** The keys of faults; all others are a provider's own refusals. */
const isFault = (messageKey: string) => messageKey.startsWith('PROVIDER_');

/** An answer that is no quote. */
export function refusedWith({
  messageKey,
  message,
  fix,
}: {
  messageKey: string;
  message: string;
  fix?: unknown;
}): Said {
  return {
    state: isFault(messageKey) ? 'problem' : 'refused',
    text: message,
    ...(typeof fix === 'string' && { fix }),
  };
}

/** A provider that did not say what it can do. */
export const silent = ({ problem, name }: ProviderView): Said =>
  refusedWith(problem ?? { messageKey: 'PROVIDER_ERROR', message: `${name} did not say what it can do.` });

/** A list in which there is nothing to ask a quote of. */
export const nothingOffered = (what: string): Said => ({
  state: 'problem',
  text: `It answers, and offers nothing that this wallet knows: ${what}.`,
  fix: 'Offer a currency of this wallet, such as ethereum or bitcoin',
});
