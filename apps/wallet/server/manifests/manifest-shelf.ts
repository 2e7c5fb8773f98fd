import { ContractError, type Manifest, manifest } from '@exchange-sim/contract';

const MOST = 50;

/** Manifests loaded in developer mode, by their id; a later one replaces an earlier one of the same id. */
export class ManifestShelf {
  readonly #manifests = new Map<string, Manifest>();

  all(): Manifest[] {
    return [...this.#manifests.values()];
  }

  /** Throws a `ContractError` (400) naming the first field that is not as Ledger's schema wants it. */
  add(text: string): Manifest {
    const loaded = readManifest(text);
    if (!this.#manifests.has(loaded.id) && this.#manifests.size >= MOST)
      throw notManifest('', `${MOST} manifests are loaded already`, 'Remove one first.');
    this.#manifests.set(loaded.id, loaded);
    return loaded;
  }

  /** Throws a `ContractError` (404) when there is none of this id. */
  remove(id: string): void {
    if (this.#manifests.delete(id)) return;
    throw new ContractError(404, 'NOT_FOUND_ERROR', `no manifest "${id}" is loaded`);
  }
}

function readManifest(text: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw notManifest('', `this is no JSON: ${reason}`, 'Load the JSON text of a Live App manifest.');
  }
  const parsed = manifest.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const field = [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.');
    throw notManifest(field, `not a manifest: ${issue?.message}`, `Mend "${field}" of the manifest.`);
  }
  for (const field of ['url', 'homepageUrl', 'supportUrl'] as const) {
    const value = parsed.data[field];
    // anything else (javascript:, data:) would run as a part of the wallet
    if (value !== undefined && !/^https?:$/.test(new URL(value).protocol))
      throw notManifest(field, `not a manifest: ${field} is no http or https address`, `Mend "${field}".`);
  }
  return parsed.data;
}

function notManifest(field: string, message: string, fix: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', field === '' ? message : `"${field}": ${message}`, {
    in: 'body',
    ...(field !== '' && { field }),
    clause: 'Live App manifest, version 2',
    fix,
  });
}
