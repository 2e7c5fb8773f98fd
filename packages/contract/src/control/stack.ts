/** The desk of a whole stack: what goes wrong on purpose, and the clock. For pages of the simulator, no part of Ledger’s contract. @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { behaviours } from './behaviours.js';

const scenarioId = z.string().min(1).max(100);

/** Something that can go wrong while a person clicks: what is switched on, and in plain words what follows. */
export const handScenario = z.object({
  id: scenarioId,
  title: z.string().min(1),
  requirement: z.string().min(1),
  clause: z.string().min(1),
  product: z.enum(['buy', 'sell', 'swap']),
  do: z.string().min(1).meta({ description: 'What the visitor should do' }),
  see: z.string().min(1).meta({ description: 'What will be seen then' }),
  featured: z.boolean().meta({ description: 'One of the few that the start page shows' }),
  behaviours: z.record(z.string(), behaviours).meta({ description: 'By id of the provider that misbehaves' }),
  unknownPartners: z
    .array(z.string())
    .meta({ description: 'Partners whose credentials Ledger has not signed' }),
});
export type HandScenario = z.infer<typeof handScenario>;

const scenarioView = handScenario.extend({
  switchedOn: z.array(
    z.object({
      /** Who misbehaves, as people call it. */
      at: z.string(),
      /** Name in the catalogue of behaviours; absent for what is no behaviour of a provider. */
      behaviour: z.string().optional(),
      title: z.string(),
    }),
  ),
});
export type ScenarioView = z.infer<typeof scenarioView>;

/** `null`: everybody is honest. */
const activeScenario = z.object({ id: scenarioId.nullable() });

const clockState = z.object({
  now: z.number(),
  frozen: z.boolean(),
  kind: z.enum(['system', 'controlled']),
});

const partView = z.object({
  name: z.string(),
  state: z.enum(['starting', 'up', 'down']),
  url: z.string().nullable(),
  outside: z.boolean().optional(),
  problem: z.string().optional(),
});
export type PartView = z.infer<typeof partView>;

/** What `GET /events` of the stack’s desk tells: everything at once to whoever begins to listen, then what changes. */
export const stackEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('scenario'), id: scenarioId.nullable() }),
  z.object({ type: z.literal('clock'), clock: clockState }),
  z.object({ type: z.literal('parts'), parts: z.array(partView) }),
]);
export type StackEvent = z.infer<typeof stackEvent>;

const clockErrors = [400, 403, 409] as const;

/** Served on the stack’s own port. */
export const stackControlApi = {
  scenarios: endpoint({
    method: 'GET',
    path: '/scenarios',
    summary: 'What can be made to go wrong by hand',
    answer: z.object({ scenarios: z.array(scenarioView) }),
  }),
  activeScenario: endpoint({
    method: 'GET',
    path: '/scenarios/active',
    summary: 'What is switched on',
    answer: activeScenario,
  }),
  setActiveScenario: endpoint({
    method: 'PUT',
    path: '/scenarios/active',
    summary: 'Switches one on in place of any other; null makes everybody honest again',
    body: activeScenario,
    answer: activeScenario,
    errors: [400, 403, 404, 503],
  }),
  freezeClock: endpoint({
    method: 'POST',
    path: '/clock/freeze',
    summary: 'Stops the stack’s time',
    answer: clockState,
    errors: [...clockErrors],
  }),
  resumeClock: endpoint({
    method: 'POST',
    path: '/clock/resume',
    summary: 'Lets it run again from where it stands',
    answer: clockState,
    errors: [...clockErrors],
  }),
  advanceClock: endpoint({
    method: 'POST',
    path: '/clock/advance',
    summary: 'Moves it forward, milliseconds',
    body: z.object({ ms: z.number().int().min(1).max(31_536_000_000) }),
    answer: clockState,
    errors: [...clockErrors],
  }),
};
