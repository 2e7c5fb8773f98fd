import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectElf } from '../elf/inspect-elf.js';
import { APP_NAMES, APPS_FOLDER, appFile, DEVICE_MODELS } from '../speculos/apps.js';
import { type Finding, finding } from './finding.js';

/** The applications of genuine signers: those named, else those in `speculos/apps`. */
export function elfChecks(files: readonly string[] | undefined): Promise<Finding[]> {
  return files ? Promise.all(files.map((file) => inspectElf(file))) : folderChecks(APPS_FOLDER);
}

/**
 * Looks at every model's folder that holds anything. Nothing at all is fine: only genuine Speculos needs them.
 * @param folder one folder a model, in it `exchange.elf` and its libraries
 */
export async function folderChecks(folder: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const model of DEVICE_MODELS) {
    const present = (await readdir(join(folder, model)).catch(() => [])).filter((name) =>
      name.endsWith('.elf'),
    );
    if (!present.length) continue;
    const wanted = [...new Set([...APP_NAMES.map(appFile), ...present])];
    const found = await Promise.all(wanted.map((name) => inspectElf(join(folder, model, name))));
    findings.push(...found.map((one, index) => lenient(one, wanted[index], present)));
  }
  return findings.length
    ? findings
    : [finding('ok', 'genuine signer', 'no applications in speculos/apps: only genuine Speculos needs them')];
}

/** Exchange starts without Bitcoin; it ends only when it is asked for it. */
function lenient(one: Finding, name: string | undefined, present: readonly string[]): Finding {
  const isOptional = name === appFile('bitcoin') && !present.includes(name);
  return isOptional ? { ...one, state: 'warning' } : one;
}
