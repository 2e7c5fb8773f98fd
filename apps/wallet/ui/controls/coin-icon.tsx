import type { WalletCurrency } from '@exchange-sim/contract';
import { MediaImage, type MediaImageProps } from '@ledgerhq/lumen-ui-react';
import ethereum from '../assets/ethereum.js';

// Ledger's icon package loads its pictures from a content network; this page works offline.
const PICTURES: Record<string, string> = { ethereum };

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
