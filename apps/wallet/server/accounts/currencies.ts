import type { WalletCurrency } from '@exchange-sim/contract';

/** What the wallet can hold and sign. */
export const currencies: readonly WalletCurrency[] = [
  {
    type: 'CryptoCurrency',
    id: 'ethereum',
    ticker: 'ETH',
    name: 'Ethereum',
    family: 'ethereum',
    color: '#0ebdcd',
    decimals: 18,
  },
];

/** `undefined` for a currency the wallet does not know. */
export function currencyOf(id: string): WalletCurrency | undefined {
  return currencies.find((currency) => currency.id === id);
}
