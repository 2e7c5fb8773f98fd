/** Jobs with `{ orderId }`: the payment is no longer waited for; a transfer or a slow card's money is there. */
export const BUYS_QUEUE = 'buys';
export const EXPIRE_BUY_JOB = 'expire purchase';
export const MONEY_JOB = 'receive payment';
/** A purchase must be paid this long after it was ordered. */
export const PAYMENT_WINDOW_MS = 30 * 60_000;
