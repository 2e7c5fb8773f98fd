import { type PartState, type WalletAccount, type WalletEvent, walletEvent } from '@exchange-sim/contract';

type EventOf<T extends WalletEvent['type']> = Extract<WalletEvent, { type: T }>;
export type SignerScreen = EventOf<'screen'>;
export type Apdu = EventOf<'apdu'> & { key: number };
export type Prompt = EventOf<'prompt'>['prompt'];
/** The stack's clock and the page's own instant at which it was heard. */
export type HeardClock = EventOf<'clock'> & { heardAt: number };

/** Everything the wallet's process tells this page by itself. */
export interface WalletState {
  /** `undefined` while the first connection is being made. */
  connected: boolean | undefined;
  accounts: WalletAccount[] | undefined;
  parts: PartState[];
  screen: SignerScreen | undefined;
  apdus: readonly Apdu[];
  prompt: Prompt;
  clock: HeardClock | undefined;
}

export const initialState: WalletState = {
  connected: undefined,
  accounts: undefined,
  parts: [],
  screen: undefined,
  apdus: [],
  prompt: null,
  clock: undefined,
};

const APDUS_KEPT = 30;

/** The state after an event; events that break the contract change nothing. */
export function afterEvent(state: WalletState, received: unknown): WalletState {
  const parsed = walletEvent.safeParse(received);
  if (!parsed.success) return state;
  const event = parsed.data;
  switch (event.type) {
    case 'accounts':
      return { ...state, accounts: event.accounts };
    case 'parts':
      return { ...state, parts: event.parts };
    case 'screen':
      return { ...state, screen: event };
    case 'apdu': {
      const key = (state.apdus[0]?.key ?? 0) + 1;
      return { ...state, apdus: [{ ...event, key }, ...state.apdus].slice(0, APDUS_KEPT) };
    }
    case 'prompt':
      return { ...state, prompt: event.prompt };
    case 'clock':
      return { ...state, clock: { ...event, heardAt: performance.now() } };
  }
}
