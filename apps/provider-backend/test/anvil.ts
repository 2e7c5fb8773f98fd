import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/** A chain of its own that mines when told to. */
export interface Anvil {
  url: string;
  rpc(method: string, ...params: unknown[]): Promise<unknown>;
  /** Sends from Anvil's first funded account; the transaction waits for the next block. Returns its hash. */
  send(to: string, amountAtomic: bigint): Promise<string>;
  mine(blocks?: number): Promise<unknown>;
  close(): Promise<void>;
}

export async function startAnvil(port = 0): Promise<Anvil> {
  const args = ['--port', String(port), '--host', '127.0.0.1', '--chain-id', '1', '--no-mining'];
  const child = spawn(binary(), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      said += text;
      const address = /Listening on (\S+)/.exec(said)?.[1];
      if (address) resolve(`http://${address}`);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Anvil ended with ${code}: ${said}`)));
  });
  const rpc = async (method: string, ...params: unknown[]) => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
    if (error) throw new Error(error.message);
    return result;
  };
  return {
    url,
    rpc,
    send: async (to, amountAtomic) => {
      const [from] = (await rpc('eth_accounts')) as string[];
      return String(await rpc('eth_sendTransaction', { from, to, value: `0x${amountAtomic.toString(16)}` }));
    },
    mine: (blocks = 1) => rpc('anvil_mine', blocks),
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** The native program: the package's own `.bin/anvil` is a Node program around it. */
function binary(): string {
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve('@foundry-rs/anvil/package.json'));
  const name = `@foundry-rs/anvil-${platform()}-${arch() === 'x64' ? 'amd64' : arch()}`;
  return join(dirname(wrapper.resolve(`${name}/package.json`)), 'bin/anvil');
}
