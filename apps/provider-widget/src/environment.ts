import { widgetConfig } from '@exchange-sim/contract';
import { z } from 'zod';
import type { ProviderWidgetOptions } from './index.js';

const variables = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4003),
  PROVIDER_ID: widgetConfig.shape.providerId.default('northgate'),
  PROVIDER_API_URL: z.url().default('http://127.0.0.1:4002'),
  LEDGER_BACKEND_URL: z.url().default('http://127.0.0.1:4001'),
  SUPPORT_URL: z.url().default('https://northgate.example/help'),
  SUPPORT_EMAIL: z.email().default('help@northgate.example'),
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
  return {
    port: read.PORT,
    frameAncestors: read.FRAME_ANCESTORS,
    config: {
      providerId: read.PROVIDER_ID,
      providerApiUrl: read.PROVIDER_API_URL,
      ledgerBackendUrl: read.LEDGER_BACKEND_URL,
      supportUrl: read.SUPPORT_URL,
      supportEmail: read.SUPPORT_EMAIL,
      brand: read.BRAND,
    },
  };
}
