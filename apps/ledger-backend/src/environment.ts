import { z } from 'zod';

const REGISTRY_URLS = [
  'providerBackend=http://127.0.0.1:4002',
  'quickbridge=http://127.0.0.1:4012',
  'oldharbour=http://127.0.0.1:4022',
  'providerWidget=http://127.0.0.1:4003',
];

const origins = z
  .string()
  .default('http://127.0.0.1:4000,http://127.0.0.1:4003')
  .transform((list) =>
    list
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin), {
    error: 'must be origins such as "http://127.0.0.1:4000", separated by commas',
  });

/** What stands for `${name}` in the registry, as `name=URL` separated by commas. */
const registryUrls = z
  .string()
  .default(REGISTRY_URLS.join(','))
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean)
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const),
  )
  .refine((entries) => entries.every(([name, url]) => name && URL.canParse(url)), {
    error: 'must be name=URL, separated by commas, such as "providerBackend=http://127.0.0.1:4002"',
  })
  .transform((entries) => Object.fromEntries(entries));

const variables = z.object({
  HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0',
    })
    .default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4001),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be the URL of a Postgres server, such as "postgres://postgres@127.0.0.1:5432/postgres"',
  }),
  PROVIDERS_FILE: z.string({ error: 'must name the JSON file with the provider registry' }).min(1),
  REGISTRY_URLS: registryUrls,
  ALLOWED_ORIGINS: origins,
  SEED: z.string().min(1).default('exchange-sim'),
});
export type Environment = z.output<typeof variables>;

/** The service's settings. @throws Error of one sentence naming the variable that is wrong. */
export function readEnvironment(env: Record<string, string | undefined>): Environment {
  const result = variables.safeParse(env);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(`${issue?.path.join('.') ?? 'The environment'} ${issue?.message ?? 'is wrong'}.`);
}
