import { backendAggregationApi, ContractError, type Manifest } from '@exchange-sim/contract';
import { Controller, Inject, Param } from '@nestjs/common';
import { checked } from '../http/checked.js';
import { Serves } from '../http/serves.js';
import { Registry } from '../registry/registry.js';

const { manifest } = backendAggregationApi;

@Controller()
export class ManifestsController {
  constructor(@Inject(Registry) readonly registry: Registry) {}

  @Serves(manifest)
  manifest(@Param(checked(manifest.params, 'path')) { manifestId }: { manifestId: string }): Manifest {
    const manifests = this.registry.rows.flatMap((row) => row.manifest ?? []);
    const found = manifests.find(({ id }) => id === manifestId);
    if (found) return found;
    throw new ContractError(404, 'NOT_FOUND_ERROR', `No provider has a manifest "${manifestId}".`, {
      field: 'manifestId',
      in: 'path',
      clause: 'Manifests come with the providers of the registry',
      fix: `Use one of: ${manifests.map(({ id }) => id).join(', ')}.`,
    });
  }
}
