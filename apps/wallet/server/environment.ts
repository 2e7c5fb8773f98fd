import { z } from 'zod';
import type { AccountSeed } from './accounts/account.js';
import type { WalletOptions } from './start-wallet.js';

/** Where Ledger Wallet finds the first account of the seed Speculos uses. */
const FIRST_ACCOUNT: AccountSeed = {
  name: 'Ethereum 1',
  currency: 'ethereum',
  path: "44'/60'/0'/0/0",
  address: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
};

const accounts = z.array(
  z.object({
    name: z.string().min(1),
    currency: z.enum(['ethereum', 'bitcoin']),
    path: z.string().regex(/^\d+'?(\/\d+'?)*$/),
    address: z.string().min(1).max(150),
    xpub: z.string().min(1).max(200).optional(),
  }),
);

const address = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be an http address such as "${example}"` }).default(example);

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter(Boolean));

const variables = z.object({
  HOST: z
    .union([z.ipv4(), z.ipv6()], {
      error: 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0',
    })
    .default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(4000),
  LEDGER_BACKEND_URL: address('http://127.0.0.1:4001'),
  SIGNER_URL: address('http://127.0.0.1:5001'),
  ETH_RPC_URL: address('http://127.0.0.1:8545'),
  BITCOIN_URL: z
    .url({ protocol: /^https?$/, error: 'must be an http address such as "http://127.0.0.1:8546"' })
    .optional(),
  SIGNER_MODEL: z
    .enum(['stax', 'flex', 'nanosp', 'nanox'], { error: 'must be stax, flex, nanosp or nanox' })
    .optional(),
  ACCOUNTS: z
    .string()
    .default(JSON.stringify([FIRST_ACCOUNT]))
    .transform((text, context) => {
      const parsed = accounts.safeParse(jsonOf(text));
      if (parsed.success) return parsed.data;
      context.addIssue(
        'must be a JSON list of {name, currency: "ethereum" or "bitcoin", path, address, xpub for bitcoin}',
      );
      return z.NEVER;
    }),
  MANIFEST_HOSTS: list,
  ALLOWED_HOSTS: list,
});

/** Options from environment variables. @throws Error of one sentence naming the variable that is wrong. */
export function optionsFromEnvironment(
  environment: Record<string, string | undefined>,
): Omit<WalletOptions, 'clock' | 'recorder'> {
  const parsed = variables.safeParse(environment);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`the variable ${issue?.path.join('.')} ${issue?.message}`);
  }
  const read = parsed.data;
  return {
    host: read.HOST,
    port: read.PORT,
    ledgerBackendUrl: read.LEDGER_BACKEND_URL,
    signerUrl: read.SIGNER_URL,
    ethRpcUrl: read.ETH_RPC_URL,
    ...(read.BITCOIN_URL && { bitcoinUrl: read.BITCOIN_URL }),
    accounts: read.ACCOUNTS.map(({ xpub, ...account }) => ({ ...account, ...(xpub && { xpub }) })),
    allowedManifestHosts: read.MANIFEST_HOSTS,
    allowedHosts: read.ALLOWED_HOSTS,
    ...(read.SIGNER_MODEL && { signerModel: read.SIGNER_MODEL }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
