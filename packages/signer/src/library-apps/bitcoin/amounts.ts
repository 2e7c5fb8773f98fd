const SATOSHIS = 100_000_000n;

/** "0.00000495 BTC": whole bitcoins without trailing zeros. `satoshis` is what fits into eight bytes. */
export function formatBitcoins(satoshis: bigint): string {
  const fraction = (satoshis % SATOSHIS).toString().padStart(8, '0').replace(/0+$/, '');
  return `${satoshis / SATOSHIS}${fraction && '.'}${fraction} BTC`;
}
