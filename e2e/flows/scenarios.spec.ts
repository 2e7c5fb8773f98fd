import { scenarios } from '@exchange-sim/scenarios';
import { expect, test } from '../support/fixtures.ts';
import { isHappyPath, playScenarios } from '../support/play-scenarios.ts';

/**
 * Both ways, both kinds of price and each direction at least once. The other combinations show the same pages with other coins:
 * they are played without a browser. Sell has specs of its own, which press the signer’s picture.
 */
const PLAYED = new Set([
  'swap-native-fixed-eth-btc',
  'swap-native-float-btc-eth',
  'swap-native-fixed-usdc-btc',
  'swap-native-float-eth-usdc',
  'swap-live-app-fixed-btc-eth',
  'swap-live-app-float-eth-btc',
  'swap-live-app-fixed-btc-usdc',
  'swap-live-app-float-usdc-eth',
]);

playScenarios(scenarios.filter(({ id }) => PLAYED.has(id)));

test('all happy paths of the list exist', () => {
  const happy = scenarios.filter(isHappyPath).map(({ id }) => id);
  expect([...PLAYED].filter((id) => !happy.includes(id))).toEqual([]);
});
