/** What a person can make go wrong: an entry of its own, without what drives scenarios. @module */
import type { HandScenario } from '@exchange-sim/contract';
import { scenarios } from './catalogue.js';
import type { Scenario } from './scenario.js';

const handScenario = (scenario: Scenario): HandScenario[] => {
  const { id, title, requirement, clause, product, byHand } = scenario;
  if (!byHand) return [];
  return [
    {
      id,
      title,
      requirement,
      clause,
      product,
      do: byHand.do,
      see: byHand.see,
      featured: byHand.featured ?? false,
      behaviours: byHand.behaviours ?? scenario.behaviours ?? {},
      unknownPartners: [...(scenario.unknownPartners ?? [])],
    },
  ];
};

/** What a person can make go wrong with one click, as the stack takes it. */
export const handScenarios: readonly HandScenario[] = scenarios.flatMap(handScenario);
