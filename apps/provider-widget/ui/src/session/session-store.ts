/** What is known of the session. The session itself is a cookie that no script can read. @module */

export interface SessionState {
  /** `asking` until the backend has said whether somebody is signed in. */
  phase: 'asking' | 'in' | 'out';
  /** It was there and is over, or the browser did not keep it. */
  why?: 'ended' | 'cookies blocked';
}

export interface SessionStore {
  state(): SessionState;
  subscribe(listener: () => void): () => void;
  /** The backend knows who is there. */
  begin(): void;
  /** Nobody is signed in any more. */
  end(why?: SessionState['why']): void;
  /** The backend does not know the session: one that was there has ended. */
  refused(): void;
}

export function createSessionStore(): SessionStore {
  const listeners = new Set<() => void>();
  let state: SessionState = { phase: 'asking' };
  const become = (next: SessionState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const end: SessionStore['end'] = (why) => become({ phase: 'out', ...(why && { why }) });
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin: () => become({ phase: 'in' }),
    end,
    refused() {
      if (state.phase !== 'out') end(state.phase === 'in' ? 'ended' : undefined);
    },
  };
}
