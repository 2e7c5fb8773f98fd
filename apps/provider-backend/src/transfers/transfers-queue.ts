/** Jobs `send payout` and `send refund` with `{ swapId }`. */
export const TRANSFERS_QUEUE = 'transfers';
