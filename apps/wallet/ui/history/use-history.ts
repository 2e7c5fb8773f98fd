import {
  backendStatusApi,
  type HistoryEntry,
  historyEvent,
  type WalletAccount,
} from '@exchange-sim/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useWallet } from '../events/wallet-events.js';
import { call } from '../wire/call.js';
import { useLedgerBackend } from '../wire/config.js';
import { subscribe } from '../wire/server-sent.js';
import { isPending } from './status.js';

/** Addresses of the accounts, comma separated; a token's account has its parent's. */
const addressesOf = (accounts: readonly WalletAccount[] | undefined) =>
  accounts && [...new Set(accounts.map(({ address }) => address))].join(',');

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** The address of this wallet in an entry: where coins came from, or where bought ones go to. */
const ownAddress = (entry: HistoryEntry) =>
  entry.product === 'buy' ? entry.payoutAddress : entry.refundAddress;

/** The entries with a new or changed one in its place, newest first: of those of one instant, the one heard of last. */
export function withEntry(entries: readonly HistoryEntry[], entry: HistoryEntry): HistoryEntry[] {
  const isKnown = entries.some(({ id }) => id === entry.id);
  const all = isKnown ? entries.map((old) => (old.id === entry.id ? entry : old)) : [entry, ...entries];
  return all.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
}

/** What was fetched, but for entries of which the stream has told something newer meanwhile. */
export function withNewer(fetched: readonly HistoryEntry[], known: readonly HistoryEntry[]): HistoryEntry[] {
  return known.reduce<HistoryEntry[]>(
    (entries, entry) => {
      const other = entries.find(({ id }) => id === entry.id);
      return other && other.updatedAt >= entry.updatedAt ? entries : withEntry(entries, entry);
    },
    [...fetched],
  );
}

/** How long after a failure the history is asked for again. */
const ASK_AGAIN_MS = 3_000;

interface Entries {
  entries: HistoryEntry[];
}

/** Transactions of this wallet's accounts, newest first. */
export function useHistory() {
  const target = useLedgerBackend();
  const queryClient = useQueryClient();
  const { accounts } = useWallet();
  const addresses = addressesOf(accounts);
  return useQuery({
    queryKey: ['history', addresses],
    queryFn: async ({ signal, queryKey }): Promise<Entries> => {
      const { entries } = await call(target, backendStatusApi.history, {
        query: { address: addresses },
        signal,
      });
      return { entries: withNewer(entries, queryClient.getQueryData<Entries>(queryKey)?.entries ?? []) };
    },
    enabled: Boolean(addresses),
    // the stream may stay open while the database behind it is away, and then tells nothing of an empty history
    refetchInterval: ({ state }) => state.status === 'error' && ASK_AGAIN_MS,
    select: ({ entries }) => entries,
  });
}

/** Keeps the history fresh while the page is open; mounted once. */
function useHistoryStream() {
  const { base } = useLedgerBackend();
  const { accounts } = useWallet();
  const addresses = addressesOf(accounts);
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!addresses) return;
    const key = ['history', addresses];
    const mine = (entry: HistoryEntry) =>
      addresses.split(',').some((address) => sameAddress(address, ownAddress(entry)));
    return subscribe(`${base}/history/stream`, {
      onEvent: (event) => {
        const parsed = historyEvent.safeParse(event);
        if (!parsed.success || !mine(parsed.data.entry)) return;
        queryClient.setQueryData<Entries>(key, (old) => ({
          entries: withEntry(old?.entries ?? [], parsed.data.entry),
        }));
      },
      // What happened while nobody listened is in the list.
      onConnected: (connected) => connected && void queryClient.invalidateQueries({ queryKey: key }),
    });
  }, [addresses, base, queryClient]);
}

/** How many transactions are still under way; also keeps the history listening. */
export function usePendingCount(): number {
  useHistoryStream();
  return useHistory().data?.filter((entry) => isPending(entry)).length ?? 0;
}
