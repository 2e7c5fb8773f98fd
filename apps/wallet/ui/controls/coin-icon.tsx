import type { WalletCurrency } from '@exchange-sim/contract';
import { MediaImage, type MediaImageProps } from '@ledgerhq/lumen-ui-react';

// Ledger's icon package loads its pictures from a content network; this page works offline.
const PICTURES: Record<string, string> = {
  ethereum: new URL('../assets/ethereum.svg', import.meta.url).href,
  bitcoin: new URL('../assets/bitcoin.svg', import.meta.url).href,
  'ethereum/erc20/usd__coin': new URL('../assets/usdc.svg', import.meta.url).href,
};

export function CoinIcon({ currency, size }: { currency: WalletCurrency; size: MediaImageProps['size'] }) {
  const src = PICTURES[currency.id];
  return (
    <MediaImage
      {...(src && { src })}
      alt={currency.name}
      shape="circle"
      fallback={currency.ticker}
      {...(size && { size })}
    />
  );
}
