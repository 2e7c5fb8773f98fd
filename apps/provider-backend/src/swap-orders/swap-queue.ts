/** Jobs `expire swap` with `{ swapId }`: the deposit is no longer waited for. */
export const SWAPS_QUEUE = 'swaps';
export const EXPIRE_SWAP_JOB = 'expire swap';
/** A deposit must have arrived this long after the swap was made. */
export const DEPOSIT_WINDOW_MS = 30 * 60_000;
