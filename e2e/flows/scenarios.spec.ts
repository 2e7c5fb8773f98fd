import { scenarios } from '@exchange-sim/scenarios';
import { isHappyPath, playScenarios } from '../support/play-scenarios.ts';

playScenarios(scenarios.filter(isHappyPath));
