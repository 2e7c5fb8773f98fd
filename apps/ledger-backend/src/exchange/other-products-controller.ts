import { ContractError, opaqueId } from '@exchange-sim/contract';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { checked } from '../http/checked.js';
import { Registry } from '../registry/registry.js';

/** Where SDK versions post Swap (the first three: up to 1.14, below `customUrl` itself) and Fund. */
const SWAP_PATHS = ['/', '/accepted', '/cancelled', '/v5/swap', '/v5/swap/accepted', '/v5/swap/cancelled'];
const FUND_PATHS = ['/fund/card/v1/remit', '/v1/fund/card/remit', '/exchange/v1/fund/card/remit'];
const body = z.looseObject({ provider: opaqueId });
type AnyRequest = z.output<typeof body>;

/** The SDK's paths of products no registered provider offers: the widget is told so instead of meeting an unknown path. */
@Controller()
export class OtherProductsController {
  constructor(@Inject(Registry) readonly registry: Registry) {}

  @Post(SWAP_PATHS)
  @HttpCode(200)
  swap(@Body(checked(body, 'body')) { provider }: AnyRequest): never {
    throw this.#notOffered(provider, 'swap');
  }

  @Post(FUND_PATHS)
  @HttpCode(200)
  fund(@Body(checked(body, 'body')) { provider }: AnyRequest): never {
    throw this.#notOffered(provider, 'fund');
  }

  #notOffered(provider: string, product: string): ContractError {
    const row = this.registry.get(provider, { field: 'provider', in: 'body' });
    return new ContractError(
      404,
      'PROVIDER_NOT_FOUND_ERROR',
      `${row.name} is not registered for ${product}, only for ${row.products.join(', ')}.`,
      {
        field: 'provider',
        in: 'body',
        clause: 'Ledger registers a provider for each product',
        fix: 'Call exchangeSdk.sell for this provider.',
      },
    );
  }
}
