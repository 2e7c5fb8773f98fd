/** The wallet's events as React state: one stream for the whole page. @module */
import { createContext, type ReactNode, useContext, useEffect, useReducer } from 'react';
import { subscribe } from '../wire/server-sent.js';
import { afterEvent, initialState, type WalletState } from './wallet-state.js';

type Action = { event: unknown } | { connected: boolean };

function reduce(state: WalletState, action: Action): WalletState {
  return 'connected' in action ? { ...state, connected: action.connected } : afterEvent(state, action.event);
}

const Context = createContext<WalletState>(initialState);

export function WalletEvents({ children }: { children: ReactNode }) {
  const [state, dispatch] = useReducer(reduce, initialState);
  useEffect(
    () =>
      subscribe('/api/events', {
        onEvent: (event) => dispatch({ event }),
        onConnected: (connected) => dispatch({ connected }),
      }),
    [],
  );
  return <Context value={state}>{children}</Context>;
}

export function useWallet(): WalletState {
  return useContext(Context);
}

/** Whether a part answers; parts nobody spoke of yet are taken to. */
export function useIsUp(name: WalletState['parts'][number]['name']): boolean {
  return useWallet().parts.find((part) => part.name === name)?.up ?? true;
}
