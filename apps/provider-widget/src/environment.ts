import { widgetConfig } from '@exchange-sim/contract';
import { z } from 'zod';
import type { ProviderWidgetOptions } from './index.js';

/** Providers without pages of their own, by their ids. */
const others = z.record(
  widgetConfig.shape.providerId,
  z.strictObject({ brand: z.string().min(1).max(50), providerApiUrl: z.url() }),
);

const variables = z.object({
  HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0',
    })
    .default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4003),
  PROVIDER_ID: widgetConfig.shape.providerId.default('northgate'),
  PROVIDER_API_URL: z.url().default('http://127.0.0.1:4002'),
  LEDGER_BACKEND_URL: z.url().default('http://127.0.0.1:4001'),
  SUPPORT_URL: z.url().default('https://northgate.example/help'),
  SUPPORT_EMAIL: z.email().default('help@northgate.example'),
  ALSO_AT: z
    .string()
    .default('{}')
    .transform((text, context) => {
      const parsed = others.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      context.addIssue(
        'must be JSON such as {"quickbridge":{"brand":"Quickbridge","providerApiUrl":"http://127.0.0.1:4012"}}',
      );
      return z.NEVER;
    }),
  BRAND: z.string().min(1).max(50).default('Northgate Pay'),
  FRAME_ANCESTORS: z
    .string()
    .default('http://127.0.0.1:4000')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every((origin) => URL.canParse(origin)),
      'must be origins such as http://127.0.0.1:4000',
    ),
});

/** Options from environment variables. @throws Error with one sentence naming the variable */
export function optionsFromEnvironment(
  environment: Record<string, string | undefined>,
): ProviderWidgetOptions {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`provider-widget: the variable ${issue?.path.join('.')} is wrong: ${issue?.message}.`);
  }
  const read = parsed.data;
  const config = {
    providerId: read.PROVIDER_ID,
    providerApiUrl: read.PROVIDER_API_URL,
    ledgerBackendUrl: read.LEDGER_BACKEND_URL,
    supportUrl: read.SUPPORT_URL,
    supportEmail: read.SUPPORT_EMAIL,
    brand: read.BRAND,
  };
  const alsoAt = Object.entries(read.ALSO_AT).map(([providerId, own]) => [
    providerId,
    { ...config, providerId, ...own },
  ]);
  return {
    host: read.HOST,
    port: read.PORT,
    frameAncestors: read.FRAME_ANCESTORS,
    config,
    alsoAt: Object.fromEntries(alsoAt),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
