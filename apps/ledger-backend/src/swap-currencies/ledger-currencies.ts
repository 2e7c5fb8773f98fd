import { ContractError, type SwapCurrency } from '@exchange-sim/contract';

/** A currency as Ledger knows it, with everything by which a provider may point at it. */
export interface LedgerCurrency {
  /** LedgerId */
  id: string;
  ticker: string;
  decimals: number;
  /** LedgerId of the chain's own coin. */
  network: string;
  /** Ledger's name of the chain. */
  blockchain: string;
  /** EVM chains only. */
  chainId?: number;
  /** Tokens only. */
  contract?: string;
}

const ethereum = { network: 'ethereum', blockchain: 'ethereum', chainId: 1 };

/** The currencies of Swap, in the order wallets list them. */
export const LEDGER_CURRENCIES: readonly LedgerCurrency[] = [
  { id: 'ethereum', ticker: 'ETH', decimals: 18, ...ethereum },
  { id: 'bitcoin', ticker: 'BTC', decimals: 8, network: 'bitcoin', blockchain: 'bitcoin' },
  {
    id: 'ethereum/erc20/usd__coin',
    ticker: 'USDC',
    decimals: 6,
    contract: '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    ...ethereum,
  },
];

export const findCurrency = (id: string): LedgerCurrency | undefined =>
  LEDGER_CURRENCIES.find((currency) => currency.id === id);

/** @throws ContractError 404 for a currency that is not swapped here. */
export function getCurrency(id: string, side: 'from' | 'to'): LedgerCurrency {
  const found = findCurrency(id);
  if (found) return found;
  throw new ContractError(
    404,
    side === 'from' ? 'CURRENCY_FROM_NOT_FOUND_ERROR' : 'CURRENCY_TO_NOT_FOUND_ERROR',
    `${id} cannot be swapped: it is not in the Crypto Assets List.`,
    {
      field: side,
      in: 'body',
      clause: 'from and to are LedgerIds',
      fix: `Use one of: ${LEDGER_CURRENCIES.map((currency) => currency.id).join(', ')}.`,
    },
  );
}

/** The LedgerId of a provider's currency: by chain (`chainId` goes first, then `blockchain`) and contract (C-09). */
export function ledgerIdOf({ type, chainId, blockchain, contract }: SwapCurrency): string | undefined {
  return LEDGER_CURRENCIES.find((currency) => {
    const isOnChain =
      chainId === undefined ? currency.blockchain === blockchain : currency.chainId === chainId;
    const isAsset = type === 'coin' ? !currency.contract : currency.contract === contract?.toLowerCase();
    return isOnChain && isAsset;
  })?.id;
}
