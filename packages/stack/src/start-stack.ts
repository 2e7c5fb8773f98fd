import { mkdir, rm } from 'node:fs/promises';
import { ControlledClock, createRandom, SystemClock } from '@exchange-sim/clock';
import { MemoryRecorder } from '@exchange-sim/trace';
import { startControlServer } from './control/control-server.js';
import { type ControlledProvider, ScenarioSwitch } from './control/scenario-switch.js';
import { ExternalSigner } from './external-signer/external-signer.js';
import { launchers, preload } from './launchers.js';
import type { StackOptions } from './options.js';
import { type Running, type StackPart, SupervisedPart } from './part.js';
import type { PartName } from './part-name.js';
import { choosePorts, type Part, type Ports } from './ports.js';
import { PROVIDER_PARTS } from './reference-providers.js';
import { Resting } from './resting.js';
import { runFolder } from './run-folder.js';
import { openStores } from './stores.js';

/** A running simulator. */
export interface Stack {
  urls: Record<Part, string>;
  clock: SystemClock | ControlledClock;
  recorder: MemoryRecorder;
  /** Each part can be stopped and started on its own: what a failure looks like from outside. */
  part(name: PartName): SupervisedPart;
  /** Whether there is one, its own or from outside: reference providers can be left out. */
  has(name: Part): boolean;
  /** The seed of ids and jitter. */
  seed: string;
  /**
   * Resolves when no part has anything left to do at this instant of the clock: what happens next, a person does, or time. A part
   * that finds no rest within ten seconds is not waited for.
   * @param since `tick` when nothing but a task of the clock has happened since the last rest, which is told sooner
   */
  rest(since?: 'tick'): Promise<void>;
  /** Ends everything: no process, socket or file stays. */
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Starts the whole simulator in this process (Postgres and Anvil beside it). Throws one sentence when it cannot. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const clock = clockOf(options.clock);
  const say = options.say ?? (() => {});
  const seed = options.seed ?? 'exchange-sim';
  const outside = {
    database: Boolean(options.databaseUrl),
    chain: Boolean(options.ethRpcUrl),
    signer: (options.signer ?? 'embedded') !== 'embedded',
  };
  const ports = await choosePorts(
    options.ports ?? 'default',
    (['chain', 'signer'] as const).filter((name) => outside[name]),
  );
  const urls = urlsOf(ports, options);
  const recorder = new MemoryRecorder(clock);
  const stores = await openStores(options);
  const home = await runFolder();
  const { launch, databaseUrl, registered } = launchers({
    options,
    clock,
    recorder,
    random: createRandom(seed),
    ports,
    urls,
    stores,
    home,
  });

  const realTime = new SystemClock();
  const parts = new Map<PartName, SupervisedPart>();
  const add = (name: PartName) => {
    const part = new SupervisedPart(name, launch[name], realTime, say);
    parts.set(name, part);
    return part;
  };
  const external = outside.signer ? new ExternalSigner(urls.signer, realTime, say) : undefined;
  const below = (['database', 'chain', 'signer'] as const).filter((name) => !outside[name]).map(add);
  below.push(add('bitcoin'));
  const isReference = options.referenceProviders !== false;
  const above = (['providerBackend', 'ledgerBackend', 'providerWidget'] as const)
    .filter((name) => isReference || name === 'ledgerBackend')
    .map(add);
  above.push(...(['quickbridge', 'oldharbour'] as const).filter((id) => registered.has(id)).map(add));

  const wallet = add('wallet');
  const has = (name: Part) =>
    name === 'control' ||
    parts.has(name) ||
    (name === 'chain' && outside.chain) ||
    (name === 'signer' && outside.signer);

  let control: Running | undefined;

  const closeAll = async () => {
    await control?.close();
    await external?.stop();
    await Promise.allSettled([wallet, ...above].map((part) => part.stop()));
    await stores.close(databaseUrl()).catch(() => {});
    await Promise.allSettled(below.map((part) => part.stop()));
    for (const folder of [home, `${home}-postgres`]) await rm(folder, { recursive: true, force: true });
  };
  try {
    // before anything is started in vain
    await external?.start();
    await mkdir(home, { mode: 0o700 });
    const booting = startAll(below);
    booting.catch(() => {});
    await preload();
    await booting;
    await startAll(above);
    control = await startControlServer({
      port: ports.control,
      clock,
      recorder,
      parts: new Map<string, StackPart>(external ? [['signer', external], ...parts] : parts),
      scenarios: scenarioSwitch(options, { parts, registered, urls }),
      urls: Object.fromEntries(Object.entries(urls).filter(([name]) => has(name as Part))),
      allowedOrigins: [urls.wallet],
    });
    // the last one: what it does in the background once it listens would keep the others waiting
    await wallet.start();
    const resting = new Resting([...parts.values()], recorder);
    return {
      urls,
      clock,
      recorder,
      seed,
      has,
      rest: (since) => (since === 'tick' ? resting.afterTick() : resting.reached()),
      part(name) {
        const part = parts.get(name);
        if (!part) throw new Error(`This stack does not run its own ${name}: it uses one from outside.`);
        return part;
      },
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

interface Switched {
  parts: ReadonlyMap<PartName, SupervisedPart>;
  registered: ReadonlyMap<string, string>;
  urls: Record<Part, string>;
}

/** What can be made to go wrong at the reference providers that run here, and at the Ledger Backend. */
function scenarioSwitch({ scenarios = [] }: StackOptions, { parts, registered, urls }: Switched) {
  const providers = new Map<string, ControlledProvider>();
  for (const [id, partName] of Object.entries(PROVIDER_PARTS)) {
    const name = registered.get(id);
    const part = parts.get(partName);
    if (name && part) providers.set(id, { name, url: urls[partName], part });
  }
  const part = parts.get('ledgerBackend');
  if (!part) throw new Error('a stack has a Ledger Backend of its own');
  return new ScenarioSwitch({ scenarios, providers, ledgerBackend: { url: urls.ledgerBackend, part } });
}

function clockOf(kind: StackOptions['clock']): SystemClock | ControlledClock {
  if (kind === 'controlled') return new ControlledClock();
  const realTime = new SystemClock();
  if (kind !== 'frozen') return realTime;
  const clock = new ControlledClock(Math.floor(realTime.now() / MINUTE_MS) * MINUTE_MS);
  clock.freeze();
  return clock;
}

/** Waits for all, also when one fails, so that nothing is left half-started; then throws the first failure. */
async function startAll(parts: SupervisedPart[]): Promise<void> {
  const results = await Promise.allSettled(parts.map((part) => part.start()));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function urlsOf(ports: Ports, options: StackOptions): Record<Part, string> {
  const urls = Object.fromEntries(
    Object.entries(ports).map(([part, port]) => [part, `http://127.0.0.1:${port}`]),
  ) as Record<Part, string>;
  if (options.signer && options.signer !== 'embedded') urls.signer = options.signer.replace(/\/+$/, '');
  if (options.ethRpcUrl) urls.chain = options.ethRpcUrl;
  return urls;
}
