import type { SwapCurrency } from '@exchange-sim/contract';

export interface SwapAsset {
  ledgerId: string;
  ticker: string;
  decimals: number;
  chain: 'ethereum' | 'bitcoin';
  /** As `/currencies` lists it; `id` is the provider's own, used in pairs, quotes and swaps. */
  listed: SwapCurrency;
  /** Market price of one whole unit, US cents. */
  usdCents: bigint;
  minAmountWhole: string;
  maxAmountWhole: string;
  /** Estimated network fee of one payment, atomic units of `paysFeesIn`. */
  networkFeeAtomic: bigint;
  /** LedgerId of the currency the chain takes its fees in. */
  paysFeesIn: string;
}

const GWEI = 1_000_000_000n;
/** What a wallet's fastest payment costs on the simulated chain: its base fee of 10 gwei and a tip of 1.25. */
const GAS_PRICE = 12n * GWEI;
const SAT_PER_VBYTE = 10n;

/** What is swapped, any of them for any other. */
export const SWAP_ASSETS: readonly SwapAsset[] = [
  {
    ledgerId: 'ethereum',
    ticker: 'ETH',
    decimals: 18,
    chain: 'ethereum',
    listed: { id: 'ETH', type: 'coin', blockchain: 'ethereum', chainId: 1 },
    usdCents: 268_740n,
    minAmountWhole: '0.01',
    maxAmountWhole: '10',
    networkFeeAtomic: 21_000n * GAS_PRICE,
    paysFeesIn: 'ethereum',
  },
  {
    ledgerId: 'bitcoin',
    ticker: 'BTC',
    decimals: 8,
    chain: 'bitcoin',
    listed: { id: 'BTC', type: 'coin', blockchain: 'bitcoin' },
    usdCents: 6_425_000n,
    minAmountWhole: '0.0005',
    maxAmountWhole: '0.5',
    networkFeeAtomic: 141n * SAT_PER_VBYTE,
    paysFeesIn: 'bitcoin',
  },
  {
    ledgerId: 'ethereum/erc20/usd__coin',
    ticker: 'USDC',
    decimals: 6,
    chain: 'ethereum',
    listed: {
      id: 'USDC',
      type: 'token',
      blockchain: 'ethereum',
      chainId: 1,
      contract: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    },
    usdCents: 100n,
    minAmountWhole: '20',
    maxAmountWhole: '25000',
    networkFeeAtomic: 65_000n * GAS_PRICE,
    paysFeesIn: 'ethereum',
  },
];

/** The asset of a LedgerId. @throws Error for one that is not swapped: whoever asks has checked */
export function swapAsset(ledgerId: string): SwapAsset {
  const asset = SWAP_ASSETS.find((known) => known.ledgerId === ledgerId);
  if (!asset) throw new Error(`${ledgerId} is not swapped`);
  return asset;
}

/** `amountAtomic` of one asset in another at the market's price, rounded down, or up when `roundUp`. */
export function convert(amountAtomic: bigint, from: SwapAsset, to: SwapAsset, roundUp = false): bigint {
  const numerator = amountAtomic * from.usdCents * 10n ** BigInt(to.decimals);
  const denominator = to.usdCents * 10n ** BigInt(from.decimals);
  return (numerator + (roundUp ? denominator - 1n : 0n)) / denominator;
}

/** Estimated network fee of a payment of `asset`, in its own atomic units, rounded up. */
export function networkFee(asset: SwapAsset): bigint {
  return convert(asset.networkFeeAtomic, swapAsset(asset.paysFeesIn), asset, true);
}
