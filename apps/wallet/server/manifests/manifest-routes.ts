import type { Clock } from '@exchange-sim/clock';
import { walletApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { contractRoute } from '../http/contract-route.js';
import { download } from './download.js';
import { ManifestShelf } from './manifest-shelf.js';

export function manifestRoutes(
  server: FastifyInstance,
  options: { clock: Clock; allowedHosts: readonly string[] },
): void {
  const shelf = new ManifestShelf();
  contractRoute(server, walletApi.manifests, () => ({ manifests: shelf.all() }));
  contractRoute(server, walletApi.loadManifest, async ({ body }) =>
    shelf.add('url' in body ? await download(new URL(body.url), options) : body.text),
  );
  contractRoute(server, walletApi.removeManifest, ({ params }) => {
    shelf.remove(params.manifestId);
    return {};
  });
}
