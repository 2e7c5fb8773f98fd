import { z } from 'zod';

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

const variables = z.object({
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4001),
  DATABASE_URL: z.url({
    protocol: /^postgres(ql)?$/,
    error: 'must be the URL of a Postgres server, such as "postgres://postgres@127.0.0.1:5432/postgres"',
  }),
  PROVIDERS_FILE: z.string({ error: 'must name the JSON file with the provider registry' }).min(1),
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
