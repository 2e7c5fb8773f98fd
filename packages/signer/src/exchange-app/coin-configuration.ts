import { ByteReader, byteString } from '../bytes.js';

/** What Ledger signs about a coin: the ticker shown, the application that handles it, and that application's own settings. */
export interface CoinConfiguration {
  /** Byte strings. */
  ticker: string;
  appName: string;
  subConfig: Uint8Array;
}

/** Application names that differ from those in the list of crypto assets. */
const appAliases: Record<string, string> = {
  Tezos: 'Tezos Wallet',
  bsc: 'Binance Smart Chain',
  Bsc: 'Binance Smart Chain',
};

function within(part: Uint8Array | undefined, min: number, max: number): Uint8Array | undefined {
  return part && part.length >= min && part.length <= max ? part : undefined;
}

/** `length ‖ ticker (1–9) ‖ length ‖ application (3–32) ‖ length ‖ settings (0–64)`, nothing behind. */
export function parseCoinConfiguration(config: Uint8Array): CoinConfiguration | undefined {
  const reader = new ByteReader(config);
  const ticker = within(reader.sized(), 1, 9);
  const app = ticker && within(reader.sized(), 3, 32);
  const subConfig = app && within(reader.sized(), 0, 64);
  if (!ticker || !app || !subConfig || reader.remaining > 0) return undefined;
  const appName = byteString(app);
  return { ticker: byteString(ticker), appName: appAliases[appName] ?? appName, subConfig };
}
