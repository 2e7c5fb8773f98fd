import { UsageError } from './usage-error.js';

/** One environment variable: what it is for and which values it takes. The README's table and `doctor` are made from this. */
interface Variable {
  meaning: string;
  example: string;
  /** Returns what is wrong with the value, or nothing. */
  problem(value: string): string | undefined;
}

const url =
  (...protocols: string[]) =>
  (value: string) => {
    const wanted = protocols.map((protocol) => `${protocol}//`).join(' or ');
    if (!URL.canParse(value)) return `is not a URL: give one that begins with ${wanted}`;
    return protocols.includes(new URL(value).protocol) ? undefined : `must begin with ${wanted}`;
  };

export const VARIABLES = {
  EXCHANGE_SIM_SIGNER_URL: {
    meaning: 'Speculos REST API of a signer to use instead of the embedded one',
    example: 'http://127.0.0.1:5000',
    problem: url('http:', 'https:'),
  },
  DATABASE_URL: {
    meaning: 'Postgres to use instead of the embedded one',
    example: 'postgres://user@127.0.0.1:5432/postgres',
    problem: url('postgres:', 'postgresql:'),
  },
  EXCHANGE_SIM_DATABASE_PREFIX: {
    meaning: 'Begins the names of the databases at DATABASE_URL, so that several stacks can share it',
    example: 'alice_',
    problem: (value: string) =>
      /^[a-z][a-z0-9_]{0,39}$/.test(value)
        ? undefined
        : 'must be a–z, 0–9 and _, at most 40 of them, a letter first',
  },
  REDIS_URL: {
    meaning: 'Redis for BullMQ, instead of Postgres',
    example: 'redis://127.0.0.1:6379',
    problem: url('redis:', 'rediss:'),
  },
  ETH_RPC_URL: {
    meaning: 'JSON-RPC of an Ethereum node to use instead of Anvil (HTTP; WebSocket on the same port)',
    example: 'http://127.0.0.1:8545',
    problem: url('http:', 'https:'),
  },
  EXCHANGE_SIM_SEED: {
    meaning: 'Seed of ids and jitter: the same seed gives the same ids',
    example: 'exchange-sim',
    problem: (value: string) =>
      value.length > 200 ? 'is longer than 200 characters: shorten it' : undefined,
  },
  EXCHANGE_SIM_BLOCK_SECONDS: {
    meaning: 'Seconds between two blocks of the embedded chain',
    example: '2',
    problem: (value: string) =>
      /^[1-9]\d{0,2}$/.test(value) ? undefined : 'must be a whole number of seconds from 1 to 999',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;

/** The variables that are set. Throws `UsageError` naming the first wrong one. */
export function readEnvironment(env: NodeJS.ProcessEnv): Partial<Record<VariableName, string>> {
  const values: Partial<Record<VariableName, string>> = {};
  for (const [name, { problem, example }] of Object.entries(VARIABLES) as Array<[VariableName, Variable]>) {
    const value = env[name];
    if (value === undefined || value === '') continue;
    const wrong = problem(value);
    if (wrong)
      throw new UsageError(
        `${name}=${JSON.stringify(withoutPassword(value))} ${wrong}, for example ${name}=${example}.`,
      );
    values[name] = value;
  }
  return values;
}

/** What stands before `@` in a URL, or in what was meant to be one, but for the user's name. */
function withoutPassword(value: string): string {
  return value.replace(/^(\w+:\/\/)?([^/:@]*):.*@/, '$1$2:***@');
}
