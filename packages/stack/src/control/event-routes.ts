import type { ControlledClock, SystemClock } from '@exchange-sim/clock';
import type { StackEvent } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import type { StackPart } from '../part.js';
import { partView } from './part-routes.js';
import type { ScenarioSwitch } from './scenario-switch.js';
import type { Stream } from './stream.js';

interface Watched {
  clock: SystemClock | ControlledClock;
  parts: ReadonlyMap<string, StackPart>;
  scenarios: ScenarioSwitch;
}

/** `GET /events`: the clock, the parts and what goes wrong, in one stream, as a browser opens only six to one place. */
export function eventRoutes(server: FastifyInstance, watched: Watched, stream: Stream): void {
  const { clock, parts, scenarios } = watched;
  const ofParts = (): StackEvent => ({ type: 'parts', parts: [...parts.values()].map(partView) });
  const ofScenario = (): StackEvent => ({ type: 'scenario', id: scenarios.active });
  const ofClock = (): StackEvent => ({ type: 'clock', clock: clock.state() });
  server.get('/events', (_request, reply) =>
    stream(reply, [ofScenario(), ofClock(), ofParts()], (send) => {
      const stops = [
        scenarios.onChange(() => send(ofScenario())),
        clock.onChange(() => send(ofClock())),
        ...[...parts.values()].map((part) => part.onChange(() => send(ofParts()))),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    }),
  );
}
