import { type Session, session } from '@exchange-sim/contract';
import { keptInBrowser } from './kept.js';

export interface SessionState {
  token: string | undefined;
  /** The backend no longer knows the session that was kept. */
  ended: boolean;
}

export interface SessionStore {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  begin(session: Session): void;
  /** Forgets the session; `ended` when the backend did so first. */
  forget(why: 'signed out' | 'ended'): void;
}

/** The signed-in session, kept so that a returning user goes on where they were. */
export function createSessionStore(): SessionStore {
  const kept = keptInBrowser('northgate.session', (value) => session.safeParse(value).data);
  const listeners = new Set<() => void>();
  let state: SessionState = { token: kept.read()?.token, ended: false };
  const become = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin(begun) {
      kept.write(begun);
      become({ token: begun.token, ended: false });
    },
    forget(why) {
      kept.write(undefined);
      become({ token: undefined, ended: why === 'ended' });
    },
  };
}
