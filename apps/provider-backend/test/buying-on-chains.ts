import { expect } from 'vitest';
import { withPurchases } from './buying-provider.js';
import { swappingOnChains } from './swap-chains.js';

/** Alice buys from a provider on chains of its own; one for all tests of a file. */
export function buyingOnChains() {
  const onChains = swappingOnChains();
  return async (behaviours: object = {}) => {
    const world = withPurchases(await onChains(behaviours));
    const { purchase, mine, recorder } = world;
    /** Mines until the purchase has come so far. */
    const until = (orderId: string, state: string) =>
      expect
        .poll(
          async () => {
            await mine();
            return (await purchase(orderId)).state;
          },
          { timeout: 20_000, interval: 50 },
        )
        .toBe(state);
    /** Hops of a purchase that went neither from nor to the widget. */
    const hops = (id: string) =>
      recorder
        .hops()
        .filter(({ from, request }) => from !== 'provider-widget' && Object(request).orderId === id)
        .map(({ from, to, name, status }) => `${from} ${to} ${name} ${status}`);
    return { ...world, until, hops };
  };
}
