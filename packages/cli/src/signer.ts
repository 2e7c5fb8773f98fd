import { randomBytes } from 'node:crypto';
import { startSigner } from '@exchange-sim/signer';
import { untilStopped } from './until-stopped.js';
import { UsageError } from './usage-error.js';

export interface SignerFlags {
  port: string;
  model: string;
  fixedTransactionId?: boolean;
  seed?: string;
  json?: boolean;
}

const MODELS = ['stax'];

/** `exchange-sim signer`: only the embedded signer behind Speculos's REST API, until Ctrl-C or `Quit app`. */
export async function signer(flags: SignerFlags): Promise<number> {
  const port = Number(flags.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port ${flags.port} is not a port: give a whole number from 0 to 65535.`);
  }
  if (!MODELS.includes(flags.model)) {
    throw new UsageError(`--model ${flags.model} is not available: give one of ${MODELS.join(', ')}.`);
  }
  const running = await startSigner({
    port,
    model: 'stax',
    transactionId: flags.fixedTransactionId ? 'fixed' : 'random',
    random: (length) => new Uint8Array(randomBytes(length)),
    ...(flags.seed && { seed: flags.seed }),
  });
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
