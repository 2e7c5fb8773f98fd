import type { Endpoint } from '@exchange-sim/contract';
import { applyDecorators, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';

const VERBS = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };

/** Routes an operation of the contract, aliases included, to a controller's method. */
export function Serves(operation: Endpoint): MethodDecorator {
  return applyDecorators(VERBS[operation.method](pathsOf(operation)), HttpCode(200));
}

export function pathsOf({ path, aliases = [] }: Endpoint): string[] {
  return [path, ...aliases];
}
