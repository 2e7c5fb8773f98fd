/** The two accounts of the link, named by the wallet. @module */
import { useQuery } from '@tanstack/react-query';
import type { WalletAccount } from '../wallet/list-accounts.js';
import { swapParametersOf, useWidget, type Widget } from '../widget-context.js';

export interface SwapAccounts {
  from: WalletAccount;
  to: WalletAccount;
}

function accountsQuery(widget: Widget) {
  return {
    queryKey: ['swap-accounts'],
    queryFn: async (): Promise<SwapAccounts> => {
      const { fromAccountId, toAccountId } = swapParametersOf(widget);
      const { listAccounts } = await import('../wallet/list-accounts.js');
      const ids = [fromAccountId, toAccountId];
      const [from, to] = await listAccounts(ids, widget.config, widget.walletTransport);
      if (!from || !to) throw new Error('Ledger Wallet gave no accounts.');
      return { from, to };
    },
  };
}

export function useSwapAccounts() {
  return useQuery(accountsQuery(useWidget()));
}

/** The accounts, asked for once. @throws ApiError */
export function swapAccountsOf(widget: Widget): Promise<SwapAccounts> {
  return widget.queries.ensureQueryData(accountsQuery(widget));
}
