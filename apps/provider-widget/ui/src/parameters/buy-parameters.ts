import { amountWhole, type BuyLiveAppParameters, buyLiveAppParameters } from '@exchange-sim/contract';
import type { z } from 'zod';

/** Parameters of a purchase. The session of the wallet has one name here, whichever of its two spellings the link has (C-22). */
export type BuyParameters = Omit<BuyLiveAppParameters, 'buySessionid'>;

export const buyParameters: z.ZodType<BuyParameters> = buyLiveAppParameters
  .extend({ fiatAmount: amountWhole.refine((text) => /[1-9]/.test(text), 'must be more than zero') })
  .refine(({ buySessionId, buySessionid = buySessionId }) => !buySessionId || buySessionId === buySessionid, {
    path: ['buySessionid'],
    error: 'is another spelling of buySessionId and has another value',
  })
  .transform(({ buySessionid, buySessionId = buySessionid, ...rest }) => ({
    ...rest,
    ...(buySessionId && { buySessionId }),
  }));
