import type { WalletCurrency } from '@exchange-sim/contract';

const ether: WalletCurrency = {
  type: 'CryptoCurrency',
  id: 'ethereum',
  ticker: 'ETH',
  name: 'Ethereum',
  family: 'ethereum',
  color: '#0ebdcd',
  decimals: 18,
};
const bitcoin: WalletCurrency = {
  type: 'CryptoCurrency',
  id: 'bitcoin',
  ticker: 'BTC',
  name: 'Bitcoin',
  family: 'bitcoin',
  color: '#ffae35',
  decimals: 8,
};

export type WalletToken = Extract<WalletCurrency, { type: 'TokenCurrency' }>;

/** Tokens each Ethereum account has an account for. */
export const tokens: readonly WalletToken[] = [
  {
    type: 'TokenCurrency',
    standard: 'ERC20',
    id: 'ethereum/erc20/usd__coin',
    ticker: 'USDC',
    name: 'USD Coin',
    contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    parent: 'ethereum',
    color: '#2775ca',
    decimals: 6,
  },
];

/** What the wallet can hold and sign. */
export const currencies: readonly WalletCurrency[] = [ether, bitcoin, ...tokens];

/** What fees are paid in, for each family. */
export const coins = { ethereum: ether, bitcoin } as const;

/** Throws for a currency the wallet does not know; accounts have none of those. */
export function currencyOf(id: string): WalletCurrency {
  const found = currencies.find((currency) => currency.id === id);
  if (!found) throw new Error(`the wallet knows no currency "${id}"`);
  return found;
}
