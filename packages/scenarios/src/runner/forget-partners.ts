import { partnersControlApi } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { ProviderId } from '../provider-id.js';
import { call } from '../wire.js';

/** Has Ledger know all partners but these. */
export async function forgetPartners({ urls }: Stack, unsigned: readonly ProviderId[]): Promise<void> {
  await call(urls.ledgerBackend, partnersControlApi.setUnsigned, { body: { unsigned } });
}
