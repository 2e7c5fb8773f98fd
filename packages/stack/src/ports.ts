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
  const held: Server[] = [];
  const ports: Partial<Ports> = {};
  try {
    const own = (Object.keys(DEFAULT_PORTS) as Part[]).filter((part) => !outside.includes(part));
    for (const part of own) {
      const server = await hold(choice === 'auto' ? 0 : DEFAULT_PORTS[part], part);
      held.push(server);
      const address = server.address();
      ports[part] = typeof address === 'object' && address ? address.port : DEFAULT_PORTS[part];
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
  return { ...DEFAULT_PORTS, ...ports };
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
