import type { CalCurrency } from '@exchange-sim/contract';
import { type CoinConfiguration, ethereumSubConfig, signCoin } from './coin.js';
import { signToken } from './token.js';

export interface ListedCoin extends CoinConfiguration {
  /** LedgerId, "ethereum" for example. */
  id: string;
  name: string;
  decimals: number;
  /** Tokens only. */
  token?: { contract: string; chainId: number };
}

/** A token on Ethereum, its fees paid in ETH. */
function erc20(token: {
  id: string;
  name: string;
  ticker: string;
  decimals: number;
  contract: string;
}): ListedCoin {
  const { contract, ...coin } = token;
  return {
    ...coin,
    appName: 'Ethereum',
    subConfig: ethereumSubConfig({ ...coin, chainId: 1n, feeTicker: 'ETH' }),
    token: { contract, chainId: 1 },
  };
}

/** The coins of the simulated list. */
export const catalogue: readonly ListedCoin[] = [
  {
    id: 'ethereum',
    name: 'Ethereum',
    ticker: 'ETH',
    decimals: 18,
    appName: 'Ethereum',
    subConfig: ethereumSubConfig({ ticker: 'ETH', decimals: 18, chainId: 1n, feeTicker: 'ETH' }),
  },
  // the Bitcoin application asks for no sub configuration
  { id: 'bitcoin', name: 'Bitcoin', ticker: 'BTC', decimals: 8, appName: 'Bitcoin', subConfig: '' },
  erc20({
    id: 'ethereum/erc20/usd__coin',
    name: 'USD Coin',
    ticker: 'USDC',
    decimals: 6,
    contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  }),
];

/** Rows of `GET /v1/currencies`; see `partnerRows` about the signatures. */
export function currencyRows(coins: readonly ListedCoin[] = catalogue): CalCurrency[] {
  return coins.map((coin) => {
    const { id, name, ticker, decimals, token } = coin;
    return {
      id,
      name,
      ticker,
      descriptor_exchange_app: row(signCoin(coin)),
      ...(token && { descriptor_token: row(signToken({ ticker, decimals, ...token })) }),
    };
  });
}

function row({ data, signature }: { data: string; signature: string }) {
  return { data, signatures: { prod: signature, test: signature } };
}
