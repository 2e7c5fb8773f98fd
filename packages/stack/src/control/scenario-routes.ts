import { stackControlApi } from '@exchange-sim/contract';
import type { FastifyInstance } from 'fastify';
import { envelope } from './envelope.js';
import { type ScenarioSwitch, SwitchProblem } from './scenario-switch.js';

const body = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: ['string', 'null'], minLength: 1, maxLength: 100 } },
} as const;

/** What can be made to go wrong by hand, and what is: `GET /scenarios`, `GET` and `PUT /scenarios/active`. */
export function scenarioRoutes(server: FastifyInstance, scenarios: ScenarioSwitch): void {
  const { scenarios: list, activeScenario, setActiveScenario } = stackControlApi;
  server.get(list.path, async () => ({ scenarios: scenarios.scenarios }));
  server.get(activeScenario.path, async () => ({ id: scenarios.active }));
  server.put<{ Body: { id: string | null } }>(
    setActiveScenario.path,
    { schema: { body } },
    async ({ body: { id } }, reply) => {
      const scenario = scenarios.scenarios.find((candidate) => candidate.id === id);
      if (id !== null && !scenario)
        return reply
          .code(404)
          .send(
            envelope(
              'NOT_FOUND_ERROR',
              `There is no scenario "${id}" to switch on: GET ${list.path} lists them.`,
            ),
          );
      try {
        await scenarios.choose(scenario);
      } catch (error) {
        if (!(error instanceof SwitchProblem)) throw error;
        return reply.code(503).send(envelope('SERVICE_UNAVAILABLE_ERROR', error.message));
      }
      return { id: scenarios.active };
    },
  );
}
