import { countryCode } from '@exchange-sim/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { checked } from './checked.js';

/** Header by which the user's country reaches Ledger, and Ledger's providers; ISO-3166 alpha-2. */
const HEADER = 'x-user-country';
const headers = checked(z.object({ [HEADER]: countryCode.optional() }), 'header');

/** Where the wallet says its user is. @throws ContractError 400 for something that is no country code. */
export function userCountry(request: FastifyRequest): string | undefined {
  return headers.transform(request.headers, { type: 'custom' })[HEADER];
}

export const countryHeader = (country: string | undefined): Record<string, string> =>
  country ? { [HEADER]: country } : {};
