import { opaqueId } from '@exchange-sim/contract';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { checked } from '../http/checked.js';
import { Registry } from '../registry/registry.js';

/** Where SDK versions post Fund. */
const FUND_PATHS = ['/fund/card/v1/remit', '/v1/fund/card/remit', '/exchange/v1/fund/card/remit'];
const body = z.looseObject({ provider: opaqueId });
type AnyRequest = z.output<typeof body>;

/** The SDK's paths of products no registered provider offers: the widget is told so instead of meeting an unknown path. */
@Controller()
export class OtherProductsController {
  constructor(@Inject(Registry) readonly registry: Registry) {}

  @Post(FUND_PATHS)
  @HttpCode(200)
  fund(@Body(checked(body, 'body')) { provider }: AnyRequest): void {
    this.registry.offering('fund', provider, { field: 'provider', in: 'body' });
  }
}
