/** Who is signed in, for the widgets of all products of the provider: one of them signs in or out for all. @module */
import { providerAccountApi, type User } from '@exchange-sim/contract';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { toApiError } from '../api/api-error.js';
import { useWidget, type Widget } from '../widget-context.js';
import type { SessionState } from './session-store.js';

export function useSession(): SessionState {
  const { session } = useWidget();
  return useSyncExternalStore(session.subscribe, session.state);
}

export function useMe() {
  const { api, session } = useWidget();
  return useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const user = await api.call(providerAccountApi.me);
      if (session.state().phase === 'asking') session.begin();
      return user;
    },
  });
}

/**
 * Signs in, or creates an account and signs it in. Whether the browser kept the cookie is only seen at the next request.
 * @throws ApiError with what to show; none when the cookie was not kept: then the session says so
 */
export async function signIn(
  widget: Widget,
  how: 'login' | 'register',
  body: { email: string; password: string },
): Promise<void> {
  await widget.api.call(providerAccountApi[how], { body });
  try {
    enter(widget, await widget.api.call(providerAccountApi.me));
  } catch (error) {
    if (toApiError(error).status !== 401) throw error;
    widget.session.end('cookies blocked');
  }
}

/** @throws ApiError when the backend could not be told: then the session goes on */
export async function signOut({ api, queries, session }: Widget, everywhere: boolean): Promise<void> {
  await api.call(providerAccountApi.logout, { body: { everywhere } });
  session.end();
  queries.clear();
}

/** Asks again whenever the page becomes visible: meanwhile another product's widget may have signed in or out. */
export function useLookAgain(): void {
  const widget = useWidget();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void lookAgain(widget);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [widget]);
}

async function lookAgain(widget: Widget): Promise<void> {
  const { api, queries, session } = widget;
  if (session.state().phase === 'asking') return queries.refetchQueries({ queryKey: ['me'] });
  try {
    const user = await api.call(providerAccountApi.me);
    const before = queries.getQueryData<User>(['me']);
    if (session.state().phase === 'in' && before?.email === user.email) queries.setQueryData(['me'], user);
    else enter(widget, user);
  } catch (error) {
    // a line that is broken says nothing about the session
    if (toApiError(error).status === 401) session.refused();
  }
}

/** Nothing is kept of whoever was signed in before. */
function enter({ queries, session }: Widget, user: User): void {
  queries.clear();
  queries.setQueryData(['me'], user);
  session.begin();
}
