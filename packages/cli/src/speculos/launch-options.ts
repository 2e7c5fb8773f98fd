import { UsageError } from '../usage-error.js';
import { DEVICE_MODELS, type DeviceModel } from './apps.js';
import { IMAGE, RUNNERS, type Runner } from './launch-plan.js';

export interface SpeculosFlags {
  model: string;
  port: string;
  seed?: string;
  runner?: string;
  image?: string;
  apps?: string;
  automation?: string;
  json?: boolean;
}

interface LaunchOptions {
  model: DeviceModel;
  port: number;
  runner?: Runner;
  image: string;
}

/**
 * What the flags ask for.
 * @throws UsageError naming the flag that is wrong, and what it may be
 */
export function launchOptions(flags: SpeculosFlags): LaunchOptions {
  const model = DEVICE_MODELS.find((known) => known === flags.model);
  if (!model)
    throw new UsageError(
      `--model ${flags.model} is not emulated by Speculos: give one of ${DEVICE_MODELS.join(', ')}.`,
    );
  const port = Number(flags.port);
  if (!/^\d+$/.test(flags.port) || port < 1 || port > 65_535)
    throw new UsageError(`--port ${flags.port} is not a port: give a whole number from 1 to 65535.`);
  const runner = RUNNERS.find((known) => known === flags.runner);
  if (flags.runner !== undefined && !runner)
    throw new UsageError(`--runner ${flags.runner} is unknown: give one of ${RUNNERS.join(', ')}.`);
  return { model, port, image: flags.image ?? IMAGE, ...(runner && { runner }) };
}
