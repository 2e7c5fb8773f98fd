import { keyPlace, type PolicyVersion } from './key-place.js';

const NUMBER = '(?:0|[1-9]\\d{0,9})';
const KEY = 'K';
/** A script already recognised, or a constant, with its wrappers. */
const SCRIPT = '(?:[acdjlnstuv]+:)?[S01]';

/** What each function takes. */
const calls: Record<string, string> = {
  'pk|pkh|pk_k|pk_h|wpkh': KEY,
  'multi|multi_a|sortedmulti|sortedmulti_a': `${NUMBER}(?:,${KEY})+`,
  'older|after': NUMBER,
  'sha256|hash256': '[0-9a-f]{64}',
  'ripemd160|hash160': '[0-9a-f]{40}',
  'sh|wsh': SCRIPT,
  'and_v|and_b|and_n|or_b|or_c|or_d|or_i': `${SCRIPT},${SCRIPT}`,
  andor: `${SCRIPT},${SCRIPT},${SCRIPT}`,
  thresh: `${NUMBER}(?:,${SCRIPT})+`,
  tr: `${KEY}(?:,${SCRIPT})?`,
};
const alternatives = Object.entries(calls).map(([names, taken]) => `\\b(?:${names})\\(${taken}\\)`);
/** One function call, or one branch of a tree, with nothing left to recognise inside. */
const innermost = new RegExp([...alternatives, `\\{${SCRIPT},${SCRIPT}\\}`].join('|'), 'g');

const inSh = /^sh\((?:(?:pk|pkh|multi|sortedmulti|wpkh)\(|wsh\((?:pk|pkh|multi|sortedmulti)\()/;
const misplaced = /(?<!^)\b(?:sh|tr)\(|(?<!^|^sh\()\b(?:wsh|wpkh)\(/;

const musig = /\bmusig\((@\d+(?:,@\d+)+)\)(?=\/)/g;
const places = { 1: /@(\d+)/g, 2: /@(\d+)\/(?:\*\*|<(\d+);(\d+)>\/\*)/g } as const;

function withKeysMarked(text: string, version: PolicyVersion): string {
  const single = version === 2 && text.startsWith('tr(') ? text.replace(musig, '@0') : text;
  return single.replace(places[version], (place, index, receive, change) =>
    keyPlace(index, receive, change) ? KEY : place,
  );
}

/**
 * Whether this reads as a policy of several keys or of a script. Only its form is looked at: not whether its parts have the types
 * that would make it spendable.
 */
export function isOtherPolicy(text: string, version: PolicyVersion): boolean {
  if (text.startsWith('sh(') && !inSh.test(text)) return false;
  if (/[SK]/.test(text) || misplaced.test(text)) return false;
  let rest = withKeysMarked(text, version);
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(innermost, 'S');
  }
  return rest === 'S';
}
