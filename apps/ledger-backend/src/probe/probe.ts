import type { Clock } from '@exchange-sim/clock';
import type { ProviderClient } from '../provider-client/provider-client.js';
import type { OfferedProduct } from '../registry/provider-row.js';

/** What a provider answered for one product. */
export interface Probe {
  product: OfferedProduct;
  /** `refused`: it answered as its contract says, and no. */
  state: 'ok' | 'refused' | 'problem';
  /** The sentence the wallet's row of this provider would show, or what was quoted. */
  text: string;
  fix?: string;
}

/** What probing needs: everything but a database. */
export interface ProbeTools {
  client: ProviderClient;
  clock: Clock;
}
