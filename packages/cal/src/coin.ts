import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { signWithLedgerTestKey } from './ledger-test-key.js';
import type { SignedDescriptor } from './partner.js';
import { sized } from './sized.js';

export interface CoinConfiguration {
  /** 1 to 9 bytes; payloads must name the same. */
  ticker: string;
  /** The application on the signer that handles the coin. */
  appName: string;
  /** What that application wants to know, hex. */
  subConfig: string;
}

/** A coin configuration as the CHECK commands take it, and Ledger's test signature. Throws a `RangeError` when a part is too long. */
export function signCoin({ ticker, appName, subConfig }: CoinConfiguration): SignedDescriptor {
  const data = Uint8Array.from([
    ...sized(`coin ${ticker}: ticker`, utf8ToBytes(ticker), 1, 9),
    ...sized(`coin ${ticker}: application name`, utf8ToBytes(appName), 3, 32),
    ...sized(`coin ${ticker}: sub configuration`, hexToBytes(subConfig), 0, 64),
  ]);
  return { data: bytesToHex(data), signature: signWithLedgerTestKey(data) };
}

/** For the Ethereum application: ticker and decimals of the asset, the chain, and what fees are paid in. */
export function ethereumSubConfig(asset: {
  ticker: string;
  decimals: number;
  chainId: bigint;
  feeTicker: string;
}): string {
  const chainId = new Uint8Array(8);
  new DataView(chainId.buffer).setBigUint64(0, asset.chainId);
  return bytesToHex(
    Uint8Array.from([
      ...sized('ticker', utf8ToBytes(asset.ticker), 1, 49),
      asset.decimals,
      ...chainId,
      ...sized('fee ticker', utf8ToBytes(asset.feeTicker), 1, 49),
      18,
    ]),
  );
}
