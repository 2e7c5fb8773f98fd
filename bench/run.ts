/** `npm run bench`: figures with their goals, and ratios to baselines of the same run. `--json` prints them as JSON. */
import { startStack } from '@exchange-sim/stack';
import { table } from './figure.ts';
import { providers } from './providers.ts';
import { remit } from './remit.ts';
import { sellInBrowser } from './sell-in-browser.ts';
import { startUp } from './start-up.ts';

const say = (line: string) => process.stderr.write(`bench: ${line}\n`);

say('starting and ending the stack …');
const figures = await startUp(7);
const stack = await startStack({ ports: 'auto', clock: 'controlled', signerTickMs: 4 });
if (stack.clock.kind === 'controlled') stack.clock.freeze();
say('selling in the browser …');
figures.push(await sellInBrowser(stack, 9));
say('remitting without a browser …');
figures.push(await remit(stack, 100));
say('asking for providers …');
figures.push(await providers(stack.urls.ledgerBackend));
await stack.close();

process.stdout.write(
  process.argv.includes('--json') ? `${JSON.stringify({ figures })}\n` : `${table(figures)}\n`,
);
