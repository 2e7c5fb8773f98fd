/**
 * `npm run bench`: figures with their goals, and ratios to baselines of the same run. `--json` prints them as JSON; `--only signer,fuzz`
 * measures some groups: start-up, signer, fuzz, swap, browser, remit, providers.
 */
import { parseArgs } from 'node:util';
import { type Stack, startStack } from '@exchange-sim/stack';
import { type Figure, table } from './figure.ts';
import { fuzz } from './fuzz.ts';
import { providers } from './providers.ts';
import { remit } from './remit.ts';
import { sellInBrowser } from './sell-in-browser.ts';
import { signer } from './signer.ts';
import { startUp } from './start-up.ts';
import { edgeCases } from './swap/edge-cases.ts';
import { expiry } from './swap/expiry.ts';
import { headlessSwap } from './swap/headless.ts';
import { manyProviders } from './swap/many-providers.ts';
import { swapRemits } from './swap/remits.ts';

const FUZZ_SEED = 20_261_120;

const alone: Record<string, [doing: string, measure: () => Promise<Figure[]>]> = {
  'start-up': ['starting and ending the stack', () => startUp(7)],
  signer: ['asking the signer', () => signer(9)],
  fuzz: ['sending changed APDUs', () => fuzz(1_000_000, FUZZ_SEED)],
  swap: [
    'asking fifty providers, playing edge cases in the browser',
    async () => [await manyProviders(21), await edgeCases()],
  ],
};
const onStack: Record<string, [doing: string, measure: (stack: Stack) => Promise<Figure[]>]> = {
  browser: ['selling in the browser', async (stack) => [await sellInBrowser(stack, 9)]],
  remit: ['remitting without a browser', async (stack) => [await remit(stack, 100)]],
  providers: ['asking for providers', async (stack) => [await providers(stack.urls.ledgerBackend)]],
  swap: [
    'swapping without a browser',
    async (stack) => [await swapRemits(stack, 100), await headlessSwap(stack, 21), await expiry(stack, 5)],
  ],
};

const groups = [...new Set([...Object.keys(alone), ...Object.keys(onStack)])];
const { json, wanted } = wishes();

const say = (line: string) => process.stderr.write(`bench: ${line} …\n`);
const figures: Figure[] = [];

for (const [name, [doing, measure]] of Object.entries(alone)) {
  if (!wanted.includes(name)) continue;
  say(doing);
  figures.push(...(await measure()));
}
if (wanted.some((name) => name in onStack)) {
  const stack = await startStack({ ports: 'auto', clock: 'controlled', signerTickMs: 4 });
  if (stack.clock.kind === 'controlled') stack.clock.freeze();
  for (const [name, [doing, measure]] of Object.entries(onStack)) {
    if (!wanted.includes(name)) continue;
    say(doing);
    figures.push(...(await measure(stack)));
  }
  await stack.close();
}

process.stdout.write(json ? `${JSON.stringify({ figures })}\n` : `${table(figures)}\n`);

/** What the command line asks for; a wrong one ends in one sentence and exit code 2. */
function wishes(): { json: boolean; wanted: string[] } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });
    const wanted = values.only?.split(',') ?? groups;
    const unknown = wanted.filter((name) => !groups.includes(name));
    if (unknown.length) throw new Error(`--only ${unknown.join(',')}: give some of ${groups.join(', ')}.`);
    return { json: values.json ?? false, wanted };
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}
`);
    process.exit(2);
  }
}
