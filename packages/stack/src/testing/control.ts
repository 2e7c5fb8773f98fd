import { ControlledClock, type SystemClock } from '@exchange-sim/clock';
import type { HandScenario } from '@exchange-sim/contract';
import { MemoryRecorder } from '@exchange-sim/trace';
import { onTestFinished } from 'vitest';
import { startControlServer } from '../control/control-server.js';
import { type ControlledProvider, ScenarioSwitch } from '../control/scenario-switch.js';
import { type StackPart, SupervisedPart } from '../part.js';

export const WALLET = 'http://127.0.0.1:4000';

interface Given {
  clock?: ControlledClock | SystemClock;
  /** Besides the signer, or in its place. */
  parts?: readonly StackPart[];
  scenarios?: readonly HandScenario[];
  providers?: ReadonlyMap<string, ControlledProvider>;
  ledgerBackend?: { url: string; part: StackPart };
}

/** The stack's desk with a signer that is up, and what a test asks it. */
export async function newControl(given: Given = {}) {
  const clock = given.clock ?? new ControlledClock(1_000);
  const recorder = new MemoryRecorder(clock);
  const launch = async () => ({ url: 'http://127.0.0.1:5001', close: async () => {} });
  const signer = new SupervisedPart('signer', launch, clock, () => {});
  await signer.start();
  const parts = new Map<string, StackPart>([['signer', signer]]);
  for (const part of given.parts ?? []) parts.set(part.name, part);
  const server = await startControlServer({
    port: 0,
    clock,
    recorder,
    parts,
    scenarios: new ScenarioSwitch({
      scenarios: given.scenarios ?? [],
      providers: given.providers ?? new Map(),
      ledgerBackend: given.ledgerBackend ?? { url: WALLET, part: signer },
    }),
    urls: { wallet: WALLET },
    allowedOrigins: [WALLET],
  });
  onTestFinished(() => server.close());
  const ask = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${server.url}${path}`, init);
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const send =
    (method: string) =>
    (path: string, body: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
  const close = () => server.close();
  return { clock, recorder, signer, close, url: server.url, ask, post: send('POST'), put: send('PUT') };
}
