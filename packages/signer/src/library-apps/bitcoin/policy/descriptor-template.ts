import type { ScriptKind } from '../script.js';
import { type KeyPlace, keyPlace, type PolicyVersion } from './key-place.js';
import { isOtherPolicy } from './other-policy.js';

/** A policy of a single key, as the standard accounts are. */
export interface SingleKeyTemplate extends KeyPlace {
  kind: ScriptKind;
}

/** `other`: several keys or a script, which is never signed for in an exchange. */
export type Template = SingleKeyTemplate | { kind: 'other' };

const places: Record<PolicyVersion, string> = {
  1: '@(\\d+)',
  2: '@(\\d+)/(?:\\*\\*|<(\\d+);(\\d+)>/\\*)',
};
const shapes: Record<ScriptKind, (place: string) => string> = {
  pkh: (place) => `pkh\\(${place}\\)`,
  'sh(wpkh)': (place) => `sh\\(wpkh\\(${place}\\)\\)`,
  wpkh: (place) => `wpkh\\(${place}\\)`,
  tr: (place) => `tr\\(${place}\\)`,
};
const kinds = ['pkh', 'sh(wpkh)', 'wpkh', 'tr'] as const satisfies ScriptKind[];

/** Reads `wpkh(@0/**)` and its like. undefined for what is no policy. */
export function parseTemplate(text: string, version: PolicyVersion): Template | undefined {
  for (const kind of kinds) {
    const found = new RegExp(`^${shapes[kind](places[version])}$`).exec(text);
    if (!found) continue;
    const place = keyPlace(found[1] ?? '', found[2], found[3]);
    return place && { kind, ...place };
  }
  return isOtherPolicy(text, version) ? { kind: 'other' } : undefined;
}
