import { scenarios } from '@exchange-sim/scenarios';
import { playScenarios } from '../support/play-scenarios.ts';

/** One login for Buy, Sell and Swap lives in the browser: a cookie of the provider, in frames of another site. */
playScenarios(scenarios.filter(({ id }) => id.startsWith('sso-')));
