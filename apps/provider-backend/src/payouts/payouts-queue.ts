export const PAYOUTS_QUEUE = 'payouts';
