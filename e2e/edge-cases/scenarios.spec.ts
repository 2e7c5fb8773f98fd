import { scenarios } from '@exchange-sim/scenarios';
import { isHappyPath, playScenarios } from '../support/play-scenarios.ts';

/** Every edge case of Swap; those of Sell have specs of their own. */
playScenarios(scenarios.filter((scenario) => scenario.product === 'swap' && !isHappyPath(scenario)));
