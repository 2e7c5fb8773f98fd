import { ContractError, type Product, product } from '@exchange-sim/contract';
import type { FastifyRequest } from 'fastify';

const HEADER = 'x-widget-product';

/** The product whose widget asks; `undefined` when the request does not say. @throws ContractError 400 */
export function widgetProduct({ headers }: Pick<FastifyRequest, 'headers'>): Product | undefined {
  const given = headers[HEADER];
  if (given === undefined) return undefined;
  const { success, data } = product.safeParse(given);
  if (success) return data;
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `There is no widget for "${String(given).slice(0, 60)}".`,
    {
      field: HEADER,
      in: 'header',
      clause: 'The widget says for which product it asks',
      fix: `Send one of: ${product.options.join(', ')}.`,
    },
  );
}
