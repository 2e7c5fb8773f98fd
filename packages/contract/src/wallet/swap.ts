/** Swap between the two halves of the mock wallet. @module */
import { z } from 'zod';
import { swapQuoteRow } from '../backend/swap.js';
import { endpoint } from '../endpoint.js';
import { amountAtomic, amountWhole, ledgerId, opaqueId } from '../primitives.js';

export const FEE_STRATEGIES = ['slow', 'medium', 'fast'] as const;
export const feeStrategy = z.enum(FEE_STRATEGIES);

/** What sending costs at each preference, at most; atomic units of `currency` (the chain's coin, also for tokens). */
export const networkFees = z.object({
  currency: ledgerId,
  slow: amountAtomic,
  medium: amountAtomic,
  fast: amountAtomic,
  /** The most that can be sent with each preference, atomic units of the account's own currency. */
  max: z.object({ slow: amountAtomic, medium: amountAtomic, fast: amountAtomic }),
});
export type NetworkFees = z.infer<typeof networkFees>;

/** A swap the wallet does by itself, without a Live App: the quote as accepted by the user. */
export const nativeSwap = z.object({
  provider: opaqueId,
  fromAccountId: opaqueId,
  toAccountId: opaqueId,
  amountFrom: amountWhole,
  feeStrategy: feeStrategy.default('medium'),
  quote: swapQuoteRow,
});
export type NativeSwap = z.output<typeof nativeSwap>;
export const swapped = z.object({ transactionHash: z.string(), swapId: opaqueId });
export type Swapped = z.infer<typeof swapped>;

export const walletSwapApi = {
  fees: endpoint({
    method: 'GET',
    path: '/api/accounts/:accountId/fees',
    summary: 'Network fees of a payment, and the most that can be sent',
    params: z.object({ accountId: opaqueId }),
    answer: networkFees,
    errors: [404, 503],
  }),
  accept: endpoint({
    method: 'POST',
    path: '/api/swap/accepted-quote',
    summary: 'Remembers the quote the user goes on with in a Live App',
    body: nativeSwap,
    answer: z.object({}),
    errors: [400, 404],
  }),
  native: endpoint({
    method: 'POST',
    path: '/api/swap/native',
    summary: 'Does a swap with the signer; answers when the user has decided',
    body: nativeSwap,
    answer: swapped,
    errors: [400, 404, 409, 410, 502, 503],
  }),
};
