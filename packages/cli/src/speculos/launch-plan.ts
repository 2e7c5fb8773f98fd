import { APPS, type AppName, appFile, type DeviceModel } from './apps.js';

/** The published image. Its version knows API level 25, for which Exchange 4.4.2 is built. */
export const IMAGE = 'ghcr.io/ledgerhq/speculos:0.25.13';
/** Where the image has its API, and where the applications are mounted. */
const CONTAINER_PORT = 5000;
const CONTAINER_FOLDER = '/speculos/apps';
/** The same as seen from the folder the image starts in. */
const FROM_START = 'apps/';

export type Runner = 'speculos' | 'docker' | 'podman';
export const RUNNERS = ['speculos', 'docker', 'podman'] as const satisfies readonly Runner[];

interface Launch {
  model: DeviceModel;
  /** Applications that are there; Exchange is the one in front, the others are its libraries. */
  apps: readonly AppName[];
  /** REST API on this machine. */
  port: number;
  /** BIP-39 words, or `hex:` and a seed; Speculos's own when absent. */
  seed?: string;
  /** Folder of the model's applications, absolute. */
  folder: string;
  image: string;
}

/** A program to start. */
export interface Command {
  program: Runner;
  args: string[];
  /** Folder to start it in. */
  cwd?: string;
}

/**
 * What Speculos is told. Files are named relative to where it starts, since the path of a library may hold no colon.
 * @param from what leads from there to the applications
 */
export function speculosArguments(
  launch: Pick<Launch, 'model' | 'apps' | 'seed'>,
  apiPort: number,
  from = '',
): string[] {
  const libraries = launch.apps.flatMap((name) => {
    const { library } = APPS[name];
    return library ? ['-l', `${library}:${from}${appFile(name)}`] : [];
  });
  return [
    ...['--model', launch.model, '--display', 'headless'],
    // the raw TCP server cannot be turned off: any free port keeps two signers apart
    ...['--api-port', String(apiPort), '--apdu-port', '0'],
    ...libraries,
    ...(launch.seed ? ['--seed', launch.seed] : []),
    `${from}${appFile('exchange')}`,
  ];
}

/** The command that starts Speculos: the program itself, or its image with the folder read-only and the port on this machine only. */
export function launchCommand(runner: Runner, launch: Launch): Command {
  if (runner === 'speculos')
    return { program: runner, args: speculosArguments(launch, launch.port), cwd: launch.folder };
  return {
    program: runner,
    args: [
      ...['run', '--rm', '--name', containerName(launch.port)],
      ...['--mount', `type=bind,source=${launch.folder},target=${CONTAINER_FOLDER},readonly`],
      ...['--publish', `127.0.0.1:${launch.port}:${CONTAINER_PORT}`],
      launch.image,
      ...speculosArguments(launch, CONTAINER_PORT, FROM_START),
    ],
  };
}

export const containerName = (port: number) => `exchange-sim-speculos-${port}`;

/** What is known of a way to run Speculos: it works, it is installed but its engine is not running, it is not there. */
export type RunnerState = 'works' | 'asleep' | 'absent';

/**
 * The first way that works: a local Speculos, else a container.
 * @throws Error of one sentence when none does
 */
export function chooseRunner(states: Record<Runner, RunnerState>, wanted?: Runner): Runner {
  const candidates = wanted ? [wanted] : RUNNERS;
  const chosen = candidates.find((runner) => states[runner] === 'works');
  if (chosen) return chosen;
  const asleep = candidates.filter((runner) => states[runner] === 'asleep');
  if (asleep.length)
    throw new Error(
      `${asleep.join(' and ')} ${asleep.length > 1 ? 'are' : 'is'} installed, but no container engine answers: start it, or install Speculos itself (pip install speculos).`,
    );
  throw new Error(
    wanted
      ? `--runner ${wanted}: there is no ${wanted} on PATH: install it, or leave --runner away.`
      : 'Neither speculos nor docker nor podman is on PATH: install Speculos (pip install speculos) or a container engine; the embedded signer needs neither (npx exchange-sim signer).',
  );
}
