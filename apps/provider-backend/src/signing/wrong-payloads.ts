import type { Behaviours } from '@exchange-sim/contract';
import type { SellPayload, SwapPayload } from '@exchange-sim/payload';
import { SWAP_ASSETS } from '../market/swap-assets.js';
import { timesFactor } from '../money/decimal.js';

/** Valid addresses of nobody in the simulator. */
const FOREIGN_ADDRESSES = {
  ethereum: '0x000000000000000000000000000000000000dEaD',
  bitcoin: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
};

/** A sale's payload, changed in what `behaviours` name. */
export function sellPayloadToldBy(behaviours: Behaviours, honest: SellPayload): SellPayload {
  return {
    ...honest,
    inAmountAtomic: amount(behaviours, honest.inAmountAtomic),
    ...(behaviours['payload.payinAddress'] && { inAddress: foreignAddress(honest.inCurrency) }),
    ...(behaviours['payload.currency'] && { inCurrency: otherTicker(honest.inCurrency) }),
    deviceTransactionId: nonce(behaviours, honest.deviceTransactionId),
  };
}

/** A swap's payload, changed in what `behaviours` name. */
export function swapPayloadToldBy(behaviours: Behaviours, honest: SwapPayload): SwapPayload {
  const { currencyFrom, currencyTo } = honest;
  return {
    ...honest,
    amountToProviderAtomic: amount(behaviours, honest.amountToProviderAtomic),
    ...(behaviours['payload.payinAddress'] && { payinAddress: foreignAddress(currencyFrom) }),
    ...(behaviours['payload.refundAddress'] && { refundAddress: foreignAddress(currencyFrom) }),
    ...(behaviours['payload.payoutAddress'] && { payoutAddress: foreignAddress(currencyTo) }),
    ...(behaviours['payload.currency'] && { currencyTo: otherTicker(currencyTo, currencyFrom) }),
    deviceTransactionId: nonce(behaviours, honest.deviceTransactionId),
  };
}

function amount(behaviours: Behaviours, atomic: bigint): bigint {
  const factor = behaviours['payload.amount']?.factor;
  return factor ? timesFactor(atomic, factor) : atomic;
}

function nonce<T extends Uint8Array | undefined>(behaviours: Behaviours, honest: T): T | Uint8Array {
  return behaviours['payload.nonce'] && honest ? honest.map((byte) => byte ^ 0xff) : honest;
}

function foreignAddress(ticker: string): string {
  return FOREIGN_ADDRESSES[SWAP_ASSETS.find((asset) => asset.ticker === ticker)?.chain ?? 'ethereum'];
}

/** A ticker that is none of these. */
function otherTicker(...tickers: string[]): string {
  return SWAP_ASSETS.find(({ ticker }) => !tickers.includes(ticker))?.ticker ?? 'DOGE';
}
