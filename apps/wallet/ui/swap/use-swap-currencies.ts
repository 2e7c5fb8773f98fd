/** Which currencies can be swapped into which, as the Ledger Backend says. @module */
import { backendSwapApi } from '@exchange-sim/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { swapOpening } from './open-swap.js';

type Currencies = z.output<typeof backendSwapApi.currencies.answer>;

const flat = (answer: Currencies): string[] =>
  'currencyGroups' in answer
    ? answer.currencyGroups.flatMap(({ supportedCurrencies }) => supportedCurrencies)
    : [...answer.from, ...answer.to];

/** LedgerIds some provider takes. Asked for each time Swap is opened. */
export function useFromCurrencies() {
  const target = useLedgerBackend();
  return useQuery({
    queryKey: ['swap-currencies', 'from', swapOpening.useCount()],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call(target, backendSwapApi.currencies, { params: { direction: 'from' }, signal }),
    select: flat,
  });
}

/** LedgerIds some provider gives for `from`. */
export function useToCurrencies(from: string | undefined) {
  const target = useLedgerBackend();
  return useQuery({
    queryKey: ['swap-currencies', 'to', from, swapOpening.useCount()],
    queryFn: ({ signal }) =>
      call(target, backendSwapApi.currencies, {
        params: { direction: 'to' },
        query: { 'currency-from': from },
        signal,
      }),
    enabled: from !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    select: flat,
  });
}
