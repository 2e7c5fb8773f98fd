import { type ScenarioView, type StackEvent, stackControlApi, walletApi } from '@exchange-sim/contract';
import { http } from 'msw';
import { beforeEach, vi } from 'vitest';
import { config } from '../mocks/examples.js';
import { answering, eventStream } from './handlers.js';
import type { MockWallet } from './wallet.js';

export const CONTROL = 'http://control.example';

export const scenario: ScenarioView = {
  id: 'swap-rerated',
  title: 'Re-rates a fixed quote at acceptance',
  requirement: 'A fixed quote is never re-rated silently.',
  clause: 'Edge cases, fixed quote expiry',
  product: 'swap',
  do: 'Choose the fixed quote of Quickbridge and press Swap.',
  see: 'The wallet stops and names amount_to_wallet.',
  featured: true,
  behaviours: { quickbridge: { 'order.rerate': { factor: '0.99' } } },
  unknownPartners: [],
  switchedOn: [
    { at: 'Quickbridge', behaviour: 'order.rerate', title: 'Sign another receive amount than the quote' },
  ],
};
const otherScenario: ScenarioView = {
  ...scenario,
  id: 'sell-wrong-nonce',
  title: 'Signs a payload for another nonce',
  product: 'sell',
  see: 'The sale does not go through.',
};

/** The desk of the stack, which keeps what is switched on and tells it. */
export function mockDesk(wallet: MockWallet) {
  const chosen: (string | null)[] = [];
  let listeners: ((event: StackEvent) => void)[] = [];
  const tell = (event: StackEvent) => {
    for (const listener of listeners) listener(event);
  };
  beforeEach(() => {
    chosen.length = 0;
    listeners = [];
    const withDesk = { ...config, controlUrl: CONTROL, traceUrl: `${CONTROL}/trace` };
    wallet.server.use(
      answering(walletApi.config, withDesk),
      answering(stackControlApi.scenarios, { scenarios: [otherScenario, scenario] }, CONTROL),
      answering(
        stackControlApi.setActiveScenario,
        ({ body: { id } }) => {
          chosen.push(id);
          tell({ type: 'scenario', id });
          return { id };
        },
        CONTROL,
      ),
      http.get(`${CONTROL}/events`, () =>
        eventStream((send) => {
          listeners.push(send);
          send({ type: 'scenario', id: null });
        }),
      ),
    );
  });
  return {
    chosen,
    /** As when somebody switches it on elsewhere. */
    tells: async (id: string | null) => {
      await vi.waitUntil(() => listeners.length > 0);
      tell({ type: 'scenario', id });
    },
  };
}
