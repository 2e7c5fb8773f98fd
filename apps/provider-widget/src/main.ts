/** The widget's site as a process of its own, told by environment variables. @module */
import { optionsFromEnvironment } from './environment.js';
import { startProviderWidget } from './index.js';

try {
  const site = await startProviderWidget(optionsFromEnvironment(process.env));
  process.stdout.write(`provider-widget listens on ${site.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void site.close());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
