/** Every case by its file. `cases.test.ts` keeps the files up to date; set WRITE_CASES=1 to write them. @module */
import { address } from './subjects/address.js';
import { amount } from './subjects/amount.js';
import { chunking } from './subjects/chunking.js';
import { flowOrder } from './subjects/flow-order.js';
import { header } from './subjects/header.js';
import { partner } from './subjects/partner.js';
import { process } from './subjects/process.js';
import { reviews } from './subjects/review.js';
import { signature } from './subjects/signature.js';
import { signingCases } from './subjects/signing.js';
import { trustedName } from './subjects/trusted-name.js';
import type { Case } from './writer/case.js';

export const files: Readonly<Record<string, readonly Case[]>> = {
  address,
  amount,
  chunking,
  'flow-order': flowOrder,
  header,
  partner,
  process,
  review: reviews,
  signature,
  signing: signingCases,
  'trusted-name': trustedName,
};

/** One case a line, so that a change of one is a change of one line. */
export function text(cases: readonly Case[]): string {
  return `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}
