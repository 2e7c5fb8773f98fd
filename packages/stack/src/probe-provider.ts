import { createRandom, SystemClock } from '@exchange-sim/clock';
import { type Probe, type ProviderRow, probeProvider as probe } from '@exchange-sim/ledger-backend';

/** A provider that somebody else runs, as the Ledger Backend registers it. */
export type OwnProvider = ProviderRow;

/** Asks a provider what the wallet would ask it, in real time; what came of it, for each of its products. */
export function probeProvider(row: OwnProvider): Promise<Probe[]> {
  return probe(row, { clock: new SystemClock(), random: createRandom('doctor') });
}
