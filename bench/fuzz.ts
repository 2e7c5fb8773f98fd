import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Figure } from './figure.ts';

const INPUT = join(import.meta.dirname, '..', 'packages', 'signer', 'test', 'fuzz', 'run.ts');
/** V8 enlarges its nursery under load, by up to 48 MB; kept small, growth would be a leak. */
const SMALL_NURSERY = '--max-semi-space-size=1';
const LONGEST_MS = 30 * 60 * 1000;

interface Report {
  seconds: number;
  /** The same number of GET_VERSION, without any change. */
  plainSeconds: number;
  earlyMegabytes: number;
  lateMegabytes: number;
}

/** Changed APDUs in one process, through everything but HTTP; an answer that is none ends it with the APDU. */
export async function fuzz(count: number, seed: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'exchange-sim-fuzz-'));
  const file = join(folder, 'run.mjs');
  const bundle = await rolldown({
    input: INPUT,
    platform: 'node',
    resolve: { conditionNames: ['source', 'node', 'import'], extensionAlias: { '.js': ['.ts', '.js'] } },
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  const { status, stdout } = spawnSync(process.execPath, [SMALL_NURSERY, file, String(count), String(seed)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
  });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`fuzzing with seed ${seed} failed: see the lines above`);
  const { seconds, plainSeconds, earlyMegabytes, lateMegabytes } = JSON.parse(stdout) as Report;
  const name = `${count.toLocaleString('en')} changed APDUs`;
  return [
    {
      name: `${name}, no crash`,
      value: seconds,
      unit: 's',
      goal: 300,
      better: 'lower',
      baseline: { name: 'as many GET_VERSION', value: plainSeconds },
    },
    {
      name: `memory after ${name}`,
      value: lateMegabytes,
      unit: 'MB',
      goal: 120,
      better: 'lower',
      baseline: { name: 'after a tenth of them', value: earlyMegabytes },
    },
  ];
}
