import { type BuyLiveAppParameters, buyLiveAppParameters } from '@exchange-sim/contract';
import type { z } from 'zod';

/** Parameters of a purchase. The session of the wallet has one name here, whichever of its two spellings the link has (C-22). */
export type BuyParameters = Omit<BuyLiveAppParameters, 'buySessionid'>;

export const buyParameters: z.ZodType<BuyParameters> = buyLiveAppParameters
  .superRefine(({ fiatAmount, buySessionId, buySessionid }, context) => {
    if (!/[1-9]/.test(fiatAmount))
      context.addIssue({ code: 'custom', path: ['fiatAmount'], message: 'must be more than zero' });
    if (buySessionId && buySessionid && buySessionId !== buySessionid)
      context.addIssue({
        code: 'custom',
        path: ['buySessionid'],
        message: 'is another spelling of buySessionId and has another value',
      });
  })
  .transform(({ buySessionid, buySessionId = buySessionid, ...rest }) => ({
    ...rest,
    ...(buySessionId && { buySessionId }),
  }));
