import { failureText, runScenario, type Scenario } from '@exchange-sim/scenarios';
import type { TestInfo } from '@playwright/test';
import { noteArrows } from './arrows.ts';
import { BrowserUser } from './browser-user.ts';
import { test } from './fixtures.ts';

/** Whether everything goes as it should; the others are edge cases. */
export const isHappyPath = ({ id }: Scenario): boolean => /^swap-(native|live-app)-/.test(id);

/** A test for each scenario: the same steps and ends as without a browser, and what stands on the pages besides. */
export function playScenarios(scenarios: readonly Scenario[]): void {
  for (const scenario of scenarios) {
    test(`${scenario.id}: ${scenario.title}`, async ({ stack, wallet }, testInfo) => {
      const { failure, trace } = await runScenario(stack, scenario, () => new BrowserUser(wallet));
      if (!failure) return noteAsserted(testInfo, scenario);
      const text = [failureText(failure), ...trace].join('\n');
      await testInfo.attach('trace', { body: text, contentType: 'text/plain' });
      throw new Error(text);
    });
  }
}

/** What a scenario that holds has asserted of its product's diagram. That an arrow was never drawn covers nothing. */
function noteAsserted(testInfo: TestInfo, { product, way, ends: { arrows } }: Scenario): void {
  const seen = arrows === 'all' ? arrows : arrows?.seen;
  if (seen) noteArrows(testInfo, { diagram: product, ...(way && { way }), arrows: seen });
}
