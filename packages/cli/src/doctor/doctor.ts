import { readEnvironment, VARIABLES } from '../environment.js';
import type { ProviderFlags } from '../provider-options.js';
import { browserCheck } from './browser-check.js';
import { configChecks } from './config-checks.js';
import { dockerCheck } from './docker-check.js';
import { elfChecks } from './elf-checks.js';
import { type Finding, finding } from './finding.js';
import { portChecks } from './port-checks.js';
import { programChecks } from './program-checks.js';
import { urlChecks } from './url-checks.js';

const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const;

interface DoctorFlags extends ProviderFlags {
  json?: boolean;
  /** Applications of a genuine signer: only these are looked at. */
  elf?: string[];
}

/** `exchange-sim doctor`: looks at this machine and says how to mend what is wrong. Exit code 1 when something is. */
export async function doctor(flags: DoctorFlags): Promise<number> {
  const findings = flags.elf ? await elfChecks(flags.elf) : await everything(flags);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ findings })}\n`);
  } else {
    for (const { state, subject, text, fix } of findings) {
      process.stdout.write(`${MARKS[state]} ${subject}: ${text}${fix ? `\n    → ${fix}` : ''}\n`);
    }
  }
  return findings.some(({ state }) => state === 'problem') ? 1 : 0;
}

async function everything(flags: DoctorFlags): Promise<Finding[]> {
  const environment = environmentCheck();
  const groups = await Promise.all([
    programChecks(),
    browserCheck(),
    portChecks(),
    urlChecks(),
    elfChecks(undefined),
    dockerCheck(),
    configChecks(flags),
  ]);
  return [nodeCheck(), ...environment, ...groups.flat()];
}

function nodeCheck(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  return major >= 24
    ? finding('ok', 'Node', `${process.versions.node} (the workspace's own)`)
    : finding(
        'problem',
        'Node',
        `${process.versions.node} runs instead of the workspace's Node 24`,
        'run npm start once: it installs Node 24 into the workspace',
      );
}

function environmentCheck(): Finding[] {
  try {
    const set = Object.keys(readEnvironment(process.env));
    const text = set.length
      ? set.join(', ')
      : `none of ${Object.keys(VARIABLES).join(', ')} is set: everything embedded`;
    return [finding('ok', 'environment', text)];
  } catch (error) {
    return [finding('problem', 'environment', error instanceof Error ? error.message : String(error))];
  }
}
