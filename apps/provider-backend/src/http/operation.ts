import type { Endpoint } from '@exchange-sim/contract';
import { applyDecorators, Delete, Get, HttpCode, Post, Put, UseGuards } from '@nestjs/common';
import { ApiKeyGuard } from './api-key-guard.js';

const VERBS = { GET: Get, POST: Post, PUT: Put, DELETE: Delete };

/** Serves an operation of the contract under its path and aliases, behind the API key where the contract says so. */
export function Operation(operation: Endpoint): MethodDecorator {
  const route = applyDecorators(VERBS[operation.method](pathsOf(operation)), HttpCode(200));
  return operation.apiKey ? applyDecorators(route, UseGuards(ApiKeyGuard)) : route;
}

/** Every path an operation is served under. */
export function pathsOf({ path, aliases = [] }: Endpoint): string[] {
  return [path, ...aliases];
}
