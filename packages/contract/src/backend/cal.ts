/** Crypto Assets List as the wallet reads it. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';

const signatures = z.object({ prod: z.string().optional(), test: z.string().optional() });
const descriptor = z.object({ data: z.string(), signatures });

export const calPartner = z
  .object({
    name: z.string(),
    partner_id: z.string(),
    public_key: z.string().meta({ description: '65-byte uncompressed point, hex' }),
    public_key_curve: z.enum(['secp256k1', 'secp256r1']),
    service_app_version: z.union([z.literal(1), z.literal(2)]).meta({ description: '1 legacy, 2 NG' }),
    env: z.enum(['prod', 'test']),
    descriptor,
  })
  .meta({ id: 'CalPartner' });
export type CalPartner = z.output<typeof calPartner>;

export const calCurrency = z
  .object({
    id: z.string(),
    name: z.string(),
    ticker: z.string(),
    descriptor_exchange_app: descriptor,
    descriptor_token: descriptor.optional().meta({
      description:
        'Tokens only, for PROVIDE_ERC20_TOKEN_INFO: data is length ‖ ticker ‖ contract ‖ decimals ‖ chain id, signed without the length',
    }),
  })
  .meta({ id: 'CalCurrency' });
export type CalCurrency = z.output<typeof calCurrency>;

export const calApi = {
  partners: endpoint({
    method: 'GET',
    path: '/v1/partners',
    summary: 'Partners with their signed descriptors',
    query: z.object({
      output: z.string().max(500).optional(),
      service_name: z.enum(['swap', 'sell', 'fund']).optional(),
      env: z.enum(['prod', 'test']).optional(),
    }),
    answer: z.array(calPartner),
    errors: [400],
  }),
  currencies: endpoint({
    method: 'GET',
    path: '/v1/currencies',
    summary: 'Currencies with their signed coin configuration',
    query: z.object({
      output: z.string().max(500).optional(),
      id: z.string().max(200).optional(),
      ref: z.string().max(200).optional(),
    }),
    answer: z.array(calCurrency),
    errors: [400],
  }),
};
