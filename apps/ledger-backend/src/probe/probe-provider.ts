/** Asks a provider what the wallet would ask it, and tells what came of it in the wallet's words. @module */
import type { Clock, Random } from '@exchange-sim/clock';
import { silentRecorder } from '@exchange-sim/trace';
import { ProviderClient } from '../provider-client/provider-client.js';
import type { ProviderRow } from '../registry/provider-row.js';
import type { Probe } from './probe.js';
import { probeBuy } from './probe-buy.js';
import { probeSell } from './probe-sell.js';
import { probeSwap } from './probe-swap.js';

const PROBES = { buy: probeBuy, sell: probeSell, swap: probeSwap };

/**
 * Asks for capabilities or currencies, and for one quote, of each product the provider is registered for. Never rejects for a
 * fault of the provider.
 */
export function probeProvider(
  row: ProviderRow,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Probe[]> {
  const tools = { clock, client: new ProviderClient(clock, silentRecorder, random) };
  return Promise.all(
    row.products.map(async (product) => ({ product, ...(await PROBES[product](row, tools)) })),
  );
}
