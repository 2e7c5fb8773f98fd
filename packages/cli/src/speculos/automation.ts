import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error.js';
import { type DeviceModel, ROOT } from './apps.js';

/** Sets of rules that come with the simulator. */
const RULE_SETS = ['approve', 'reject'];

/** Models with the same screen and keys share their rules. */
const familyOf = (model: DeviceModel) => (model === 'nanosp' || model === 'nanox' ? 'nano' : model);

/** The file of a set of rules: `approve`, `reject`, or a file of one's own. */
export function automationFile(name: string, model: DeviceModel): string {
  return RULE_SETS.includes(name)
    ? join(ROOT, 'speculos', 'automation', `${name}-${familyOf(model)}.json`)
    : name;
}

/** @throws UsageError when the file cannot be read */
export async function readAutomation(name: string, model: DeviceModel): Promise<Buffer> {
  const file = automationFile(name, model);
  return readFile(file).catch(() => {
    throw new UsageError(
      `--automation ${file} cannot be read: give ${RULE_SETS.join(', ')} or a file of rules (speculos/automation has examples).`,
    );
  });
}

/** Hands rules to a signer; they take effect at once. @throws Error of one sentence when it refuses them */
export async function loadAutomation(url: string, rules: Buffer, name: string): Promise<void> {
  const response = await fetch(`${url}/automation`, { method: 'POST', body: new Uint8Array(rules) });
  if (!response.ok)
    throw new Error(
      `The signer refused the rules of --automation ${name}: ${(await response.text()).trim()}. Compare them with speculos/automation/approve-stax.json.`,
    );
}
