import { ByteReader, bigEndian, cString } from '../../bytes.js';

export interface Asset {
  /** Byte string. */
  ticker: string;
  decimals: number;
}

/** The part of a coin configuration that is for the Ethereum application. */
export interface SubConfig {
  asset: Asset;
  chainId: bigint;
  /** What fees are paid in; undefined when the list of crypto assets does not say. */
  fees?: Asset;
}

const MAX_TICKER = 49;
const FEE_DECIMALS = 18;

function readAsset(reader: ByteReader): Asset | undefined {
  const ticker = reader.sized();
  const decimals = reader.byte();
  if (!ticker?.length || ticker.length > MAX_TICKER || decimals === undefined) return undefined;
  return { ticker: cString(ticker), decimals };
}

/** `length ‖ ticker ‖ decimals ‖ chain id (8) ‖ [length ‖ fee ticker ‖ 18]`; undefined when it cannot be read. */
export function parseSubConfig(bytes: Uint8Array): SubConfig | undefined {
  const reader = new ByteReader(bytes);
  const asset = readAsset(reader);
  const chainId = asset && reader.take(8);
  if (!asset || !chainId) return undefined;
  const config = { asset, chainId: bigEndian(chainId) };
  if (reader.remaining === 0) return config;
  const fees = readAsset(reader);
  return fees?.decimals === FEE_DECIMALS ? { ...config, fees } : undefined;
}
