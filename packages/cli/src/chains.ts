import { startChains } from '@exchange-sim/stack';
import { hostOf, portOf } from './listening.js';
import { untilStopped } from './until-stopped.js';

export interface ChainsFlags {
  port: string;
  bitcoinPort: string;
  host: string;
  json?: boolean;
}

/** `exchange-sim chains`: Ethereum with USDC, and Bitcoin, with the balances of a new stack, until Ctrl-C. */
export async function chains(flags: ChainsFlags): Promise<number> {
  const options = {
    ethereumPort: portOf(flags.port, '--port'),
    bitcoinPort: portOf(flags.bitcoinPort, '--bitcoin-port'),
    host: hostOf(flags.host),
  };
  const stopped = untilStopped();
  const running = await startChains(options);
  const { ethereum, bitcoin } = running.urls;
  process.stdout.write(
    flags.json
      ? `${JSON.stringify(running.urls)}\n`
      : `Ethereum with USDC at ${ethereum}, Bitcoin at ${bitcoin}. Ctrl-C ends them.\n`,
  );
  await Promise.race([stopped, running.ended]);
  await running.close();
  return 0;
}
