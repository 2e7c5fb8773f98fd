/** Of whoever's link does not say where they live. */
export const DEFAULT_COUNTRY = 'FR';

/** Countries offered in the identity check; the one the wallet named is always added. */
export const COUNTRIES: readonly string[] = (
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK ' +
  'AE AU BR CA IN JP KR MX NZ SG TH TR US ZA'
).split(' ');
