import { type NetworkFees, type WalletAccount, walletSwapApi } from '@exchange-sim/contract';
import { useQuery } from '@tanstack/react-query';
import { formatCrypto, toWhole } from '../money/money.js';
import { call, walletProcess } from '../wire/call.js';
import { useCurrencies } from '../wire/config.js';
import type { FeeStrategy } from './swap-state.js';

/** What a payment from the account costs at each preference. Asked again when the account's balance changes. */
export function useFees(account: WalletAccount | undefined) {
  return useQuery({
    queryKey: ['fees', account?.id, account?.spendableAtomic],
    queryFn: ({ signal }) =>
      call(walletProcess, walletSwapApi.fees, { params: { accountId: account?.id ?? '' }, signal }),
    enabled: account !== undefined,
    placeholderData: (previous, query) => (query?.queryKey[1] === account?.id ? previous : undefined),
    staleTime: 15_000,
  });
}

/** "0.000042 ETH": the network fee at a preference, at most. */
export function useFeeText(): (fees: NetworkFees, strategy: FeeStrategy) => string {
  const currencyOf = useCurrencies();
  return (fees, strategy) => {
    const { decimals, ticker } = currencyOf(fees.currency);
    return formatCrypto(toWhole(fees[strategy], decimals), ticker);
  };
}
