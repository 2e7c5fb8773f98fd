import { createServer, type Server } from 'node:net';

/** Parts of the stack that listen, with their default ports. */
export const DEFAULT_PORTS = {
  wallet: 4000,
  ledgerBackend: 4001,
  providerBackend: 4002,
  providerWidget: 4003,
  quickbridge: 4012,
  oldharbour: 4022,
  control: 4004,
  signer: 5001,
  chain: 8545,
  bitcoin: 8546,
} as const;
export type Part = keyof typeof DEFAULT_PORTS;
export type Ports = Record<Part, number>;

const NAMES: Record<Part, string> = {
  wallet: 'wallet',
  ledgerBackend: 'Ledger Backend',
  providerBackend: 'provider backend',
  providerWidget: 'provider widget',
  quickbridge: 'Quickbridge',
  oldharbour: 'Old Harbour',
  control: 'control and trace',
  signer: 'signer',
  chain: 'Ethereum',
  bitcoin: 'Bitcoin',
};

/** A port that somebody else holds; the message is the whole sentence for a person. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';

  constructor(port: number, part: Part) {
    super(`Port ${port} (${NAMES[part]}) is in use: stop what listens there, or start with --ports auto.`);
  }
}

/**
 * Checks the default ports, or picks free ones. All are held together first, so that no two parts get the same one.
 * @param outside parts that somebody else runs: no port is looked at for them
 */
export async function choosePorts(choice: 'default' | 'auto', outside: readonly Part[] = []): Promise<Ports> {
  const own = (Object.keys(DEFAULT_PORTS) as Part[]).filter((part) => !outside.includes(part));
  if (choice === 'default') {
    await holdAll(own.map((part) => [part, DEFAULT_PORTS[part]]));
    return DEFAULT_PORTS;
  }
  for (let tried = 0; ; tried += 1) {
    const first = nextBlock();
    const block = own.map((part, index): [Part, number] => [part, first + index]);
    try {
      await holdAll(block);
      return { ...DEFAULT_PORTS, ...Object.fromEntries(block) };
    } catch (error) {
      if (!(error instanceof PortInUseError) || tried === BLOCKS) throw error;
    }
  }
}

/**
 * Below the ports that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere), one of which could take a
 * port between its choice and its use.
 */
const LOWEST = 10_240;
const BLOCK = 16;
const BLOCKS = (32_768 - LOWEST) / BLOCK;
let blocksTaken = 0;

/** The first port of a block that no other process starts its search with at the same moment. */
function nextBlock(): number {
  const turn = process.pid * 5 + blocksTaken;
  blocksTaken += 1;
  return LOWEST + (turn % BLOCKS) * BLOCK;
}

async function holdAll(ports: readonly [Part, number][]): Promise<void> {
  const held = await Promise.allSettled(ports.map(([part, port]) => hold(port, part)));
  await Promise.all(
    held.map((each) => each.status === 'fulfilled' && new Promise((done) => each.value.close(done))),
  );
  const failed = held.find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

function hold(port: number, part: Part): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port, part) : error),
    );
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
