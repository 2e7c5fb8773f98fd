import { randomBytes } from 'node:crypto';
import { type ScreenModelName, type SignerOptions, screenModels, startSigner } from '@exchange-sim/signer';
import { hostOf, portOf } from './listening.js';
import { untilStopped } from './until-stopped.js';
import { UsageError } from './usage-error.js';

export interface SignerFlags {
  port: string;
  host: string;
  model: string;
  fixedTransactionId?: boolean;
  productionKey?: boolean;
  seed?: string;
  tickMs: string;
  json?: boolean;
}

/** Longest tick that still lets a person wait for a long press of 15 of them. */
const LONGEST_TICK = 1000;

/** `exchange-sim signer`: only the embedded signer behind Speculos's REST API, until Ctrl-C or `Quit app`. */
export async function signer(flags: SignerFlags): Promise<number> {
  const running = await startSigner(signerOptions(flags));
  const stopped = untilStopped();
  const quit = new Promise<void>((resolve) => running.onQuit(resolve));
  process.stdout.write(
    flags.json
      ? `${JSON.stringify({ signer: running.url })}\n`
      : `Signer (${flags.model}) at ${running.url}. Ctrl-C ends it.\n`,
  );
  await Promise.race([stopped, quit]);
  await running.close();
  return 0;
}

/**
 * What the flags ask of the signer.
 * @throws UsageError when a value is out of range; its message says which are allowed.
 */
export function signerOptions(flags: SignerFlags): SignerOptions {
  return {
    port: portOf(flags.port, '--port'),
    host: hostOf(flags.host),
    model: modelOf(flags.model),
    transactionId: flags.fixedTransactionId ? 'fixed' : 'random',
    ledgerKey: flags.productionKey ? 'production' : 'test',
    tickMs: tickOf(flags.tickMs),
    random: (length) => new Uint8Array(randomBytes(length)),
    ...(flags.seed && { seed: flags.seed }),
  };
}

function modelOf(name: string): ScreenModelName {
  const model = screenModels.find((known) => known === name);
  if (model) return model;
  throw new UsageError(`--model ${name} is not available: give one of ${screenModels.join(', ')}.`);
}

function tickOf(text: string): number {
  const tickMs = Number(text);
  if (Number.isInteger(tickMs) && tickMs >= 1 && tickMs <= LONGEST_TICK) return tickMs;
  throw new UsageError(
    `--tick-ms ${text} is not a tick: give whole milliseconds from 1 to ${LONGEST_TICK}; Speculos has 100.`,
  );
}
