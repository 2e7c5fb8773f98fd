import { randomBytes } from 'node:crypto';
import { startAnvil } from '@exchange-sim/chain';
import { SystemClock } from '@exchange-sim/clock';
import { startSigner } from '@exchange-sim/signer';
import { startPostgres } from '@exchange-sim/storage';
import { type Finding, finding } from './finding.js';

type Program = [subject: string, start: () => Promise<{ close(): Promise<void> }>, fix: string];

const REINSTALL = 'remove node_modules and run npm start: it installs again';

const PROGRAMS: Program[] = [
  ['Postgres', () => startPostgres(), `${REINSTALL}; or set DATABASE_URL to a Postgres of your own`],
  [
    'Anvil',
    () => startAnvil({ port: 0, clock: new SystemClock(), blockSeconds: 60, fund: [] }),
    `${REINSTALL}; or set ETH_RPC_URL to a node of your own`,
  ],
  [
    'signer',
    () => startSigner({ port: 0, model: 'stax', random: (length) => new Uint8Array(randomBytes(length)) }),
    REINSTALL,
  ],
];

/** Starts and ends each program for real: that is the only proof that it works here. */
export async function programChecks(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [subject, start, fix] of PROGRAMS) {
    const begun = performance.now();
    try {
      const running = await start();
      findings.push(finding('ok', subject, `starts in ${Math.round(performance.now() - begun)} ms`));
      await running.close();
    } catch (error) {
      findings.push(finding('problem', subject, error instanceof Error ? error.message : String(error), fix));
    }
  }
  return findings;
}
