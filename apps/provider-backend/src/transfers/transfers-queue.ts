/** Jobs `send payout` and `send refund` with `{ swapId }`, `send back` with `{ swapId, furtherDepositId }`, `deliver coins` with `{ orderId }`. */
export const TRANSFERS_QUEUE = 'transfers';
export const SEND_BACK_JOB = 'send back';
export const DELIVER_JOB = 'deliver coins';
/** With waits of up to a minute: most of a day. */
export const TRANSFER_ATTEMPTS = 1_000;
