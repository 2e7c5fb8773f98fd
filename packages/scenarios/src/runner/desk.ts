import { providerControlApi } from '@exchange-sim/contract';
import type { Stack } from '@exchange-sim/stack';
import type { ProviderDesk } from '../play.js';
import type { ProviderId } from '../provider-id.js';
import { call } from '../wire.js';

const PARTS = { northgate: 'providerBackend', quickbridge: 'quickbridge', oldharbour: 'oldharbour' } as const;

/** The back office of a reference provider, over its control routes. */
export function desk({ urls }: Stack, id: ProviderId): ProviderDesk {
  const url = urls[PARTS[id]];
  return {
    async behaves(body) {
      await call(url, providerControlApi.setBehaviours, { body });
    },
    async releases(swapId, outcome) {
      await call(url, providerControlApi.release, { params: { swapId }, body: { outcome } });
    },
  };
}
