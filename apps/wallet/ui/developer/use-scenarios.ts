import { type ScenarioView, stackControlApi, stackEvent } from '@exchange-sim/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, type Target } from '../wire/call.js';
import { useControl } from '../wire/config.js';
import { subscribe } from '../wire/server-sent.js';

const activeKey = (base: string | undefined) => ['scenario switched on', base];

/** What can be made to go wrong, as the stack lists it. */
export function useScenarios() {
  const control = useControl();
  return useQuery({
    queryKey: ['scenarios', control?.base],
    queryFn: async ({ signal }) =>
      (await call(control as Target, stackControlApi.scenarios, { signal })).scenarios,
    enabled: control !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What is switched on, here or elsewhere; `undefined` while everybody is honest. */
export function useActiveScenario(): ScenarioView | undefined {
  const base = useControl()?.base;
  // nobody asks for it: the stack tells, and a switch answers
  const { data: id } = useQuery<string | null>({
    queryKey: activeKey(base),
    queryFn: () => null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data: scenarios } = useScenarios();
  return scenarios?.find((scenario) => scenario.id === id);
}

/** Keeps what is switched on fresh while the page is open; mounted once. */
export function useScenarioEvents(): void {
  const base = useControl()?.base;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (base === undefined) return;
    return subscribe(`${base}/events`, {
      onEvent: (event) => {
        const parsed = stackEvent.safeParse(event);
        if (parsed.data?.type === 'scenario') queryClient.setQueryData(activeKey(base), parsed.data.id);
      },
    });
  }, [base, queryClient]);
}

/** Switches a scenario on in place of any other; `null` makes everybody honest again. */
export function useSwitch() {
  const control = useControl();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) =>
      call(control as Target, stackControlApi.setActiveScenario, { body: { id } }),
    onSuccess: ({ id }) => queryClient.setQueryData(activeKey(control?.base), id),
  });
}
