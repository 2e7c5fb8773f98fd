import { amountWhole, FEE_STRATEGIES, language, opaqueId, theme } from '@exchange-sim/contract';
import { z } from 'zod';

/** Parameters of a swap in the Live App's URL (partner contract 9.1). Amounts, addresses and currencies come from the quote and the accounts. */
export const swapParameters = z.object({
  /** The simulator's own: real links of a swap go without. */
  mode: z.literal('swap').default('swap'),
  /** Without one the price floats: only a fixed quote must have an id. */
  quoteId: opaqueId.optional(),
  fromAmount: amountWhole.refine((text) => /[1-9]/.test(text), 'must be more than zero'),
  fromAccountId: opaqueId,
  toAccountId: opaqueId,
  /** As the wallet showed it; the quote's own rate is what counts. */
  rate: z
    .string()
    .max(60)
    .regex(/^\d+(\.\d+)?(e[+-]?\d{1,3})?$/i, 'must be a decimal number')
    .optional(),
  feeStrategy: z.string().toLowerCase().pipe(z.enum(FEE_STRATEGIES)).default('medium'),
  'ledger-transaction-id': opaqueId.optional(),
  theme: theme.optional(),
  displayLanguage: language.optional(),
});
export type SwapParameters = z.output<typeof swapParameters>;
