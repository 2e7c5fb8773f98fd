import { type Manifest, walletApi } from '@exchange-sim/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call, walletProcess } from '../wire/call.js';

const KEY = ['manifests'];

/** Live Apps loaded in developer mode. */
export function useManifests() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call(walletProcess, walletApi.manifests, { signal }),
    select: ({ manifests }) => manifests,
  });
}

/** Loads a manifest from its text or from a URL. */
export function useLoadManifest() {
  const queryClient = useQueryClient();
  return useMutation<Manifest, unknown, { url: string } | { text: string }>({
    mutationFn: (body) => call(walletProcess, walletApi.loadManifest, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

export function useRemoveManifest() {
  const queryClient = useQueryClient();
  return useMutation<unknown, unknown, string>({
    mutationFn: (manifestId) => call(walletProcess, walletApi.removeManifest, { params: { manifestId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}
