import { type SwapQuoteRow, walletSwapApi } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { exchangeFailure } from '../live-app/exchange-failure.js';
import { call, walletProcess } from '../wire/call.js';
import { swapSearch, type Wish } from './swap-state.js';

/**
 * Does a swap without a Live App; the answer comes once the user has decided at the signer. Success leads to the result, a
 * price that no longer holds back to fresh quotes; anything else stays with its failure.
 */
export function useNativeSwap(wish: Wish, quote: SwapQuoteRow) {
  const navigate = useNavigate();
  const { account, toAccount, amount, fees } = wish;
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () =>
      call(walletProcess, walletSwapApi.native, {
        body: {
          provider: quote.provider,
          fromAccountId: account,
          toAccountId: toAccount,
          amountFrom: amount,
          feeStrategy: fees,
          quote,
        },
      }),
  });
  // Only while this page is open: who has gone elsewhere meanwhile is not called back.
  const whenDecided: Parameters<typeof mutate>[1] = {
    onSuccess: ({ swapId, transactionHash }) => {
      const search = new URLSearchParams(swapSearch(wish));
      search.set('swap', swapId);
      search.set('hash', transactionHash);
      navigate(`/swap/done?${search}`, { replace: true });
    },
    onError: (reason) => {
      if (!exchangeFailure(reason).isQuoteExpired) return;
      const search = new URLSearchParams(swapSearch(wish));
      search.set('expired', quote.providerName);
      navigate(`/swap/quotes?${search}`, { replace: true });
    },
  };
  const failure = error ? exchangeFailure(error) : undefined;
  return {
    swap: () => !isPending && mutate(undefined, whenDecided),
    isUnderWay: isPending,
    failure: failure?.isQuoteExpired ? undefined : failure,
    dismiss: reset,
  };
}
