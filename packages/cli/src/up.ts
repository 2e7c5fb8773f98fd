import { madeUpKeys, type Stack, type StackOptions, startStack } from '@exchange-sim/stack';
import { type StackFlags, stackOptions } from './stack-options.js';
import { untilStopped } from './until-stopped.js';

export interface UpFlags extends StackFlags {
  json?: boolean;
}

const ROWS = [
  ['control', 'Start here', 'what can be pressed; also trace, clock, parts'],
  ['wallet', 'Wallet', 'Buy, Sell and Swap'],
  ['providerWidget', 'Provider widget', 'the reference Live App'],
  ['ledgerBackend', 'Ledger Backend', 'OpenAPI at /docs'],
  ['providerBackend', 'Provider backend', 'Northgate Pay; OpenAPI at /docs'],
  ['quickbridge', 'Quickbridge', 'a second provider: swaps in the wallet itself'],
  ['oldharbour', 'Old Harbour', 'a third one, always a little slow'],
  ['signer', 'Signer', 'Speculos REST API, and its screen'],
  ['chain', 'Ethereum', 'JSON-RPC, chain id 1, with USDC'],
  ['bitcoin', 'Bitcoin', 'Esplora REST API'],
] as const;

/** `exchange-sim up`: the whole stack until Ctrl-C. */
export async function up(flags: UpFlags): Promise<number> {
  const started = performance.now();
  const options = await stackOptions(flags);
  // listened to from the beginning: Ctrl-C while the stack starts ends what has started
  const stopped = untilStopped();
  const stack = await startStack(options);
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(machineReadable(stack))}\n`
      : ready(stack, options, performance.now() - started),
  );
  await stopped;
  await stack.close();
  return 0;
}

/** URLs of what there is, and the seed. */
export function machineReadable(stack: Stack): Record<string, string> {
  const parts = ROWS.map(([part]) => part).filter((part) => stack.has(part));
  return { ...Object.fromEntries(parts.map((part) => [part, stack.urls[part]])), seed: stack.seed };
}

/** What a person reads once all has started. */
export function ready(stack: Stack, { ownProviders = [] }: StackOptions, ms: number): string {
  const parts = ROWS.filter(([part]) => stack.has(part));
  const own = ownProviders.map(({ name, baseUrl, id, products, webhookApiKey }) => {
    const madeUp =
      webhookApiKey === madeUpKeys(id).webhookApiKey ? `; webhooks with x-api-key ${webhookApiKey}` : '';
    return [name, baseUrl, `your own: ${products.join(', ')}${madeUp}`];
  });
  const lines = table([...parts.map(([part, name, note]) => [name, stack.urls[part], note]), ...own]);
  return `\nLedger Exchange Simulator, ready in ${(ms / 1000).toFixed(1)} s\n\n${lines}\n\nCtrl-C ends it.\n`;
}

function table(rows: string[][]): string {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map(
      ([name = '', url = '', note = '']) =>
        `  ${name.padEnd(widths[0] ?? 0)}  ${url.padEnd(widths[1] ?? 0)}  ${note}`,
    )
    .join('\n');
}
