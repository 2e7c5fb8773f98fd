/** Swap as Ledger's backend offers it to the wallet and to the exchange SDK (partner contract 10.2 and 10.3). @module */
import { z } from 'zod';
import { endpoint } from '../endpoint.js';
import { amountAtomic, amountWhole, instant, ledgerId, opaqueId } from '../primitives.js';
import { nonce } from '../provider/sell.js';
import { ratio, tradeMethod } from '../provider/swap.js';

/** What the wallet calls the statuses of a swap; `unknown` also when the provider knows no such swap. */
export const SWAP_STATES = ['pending', 'onhold', 'expired', 'finished', 'refunded', 'unknown'] as const;
export const swapState = z.enum(SWAP_STATES);
export type SwapState = z.infer<typeof swapState>;
/** After these nothing is asked or taken any more; only a late deposit turns `expired` into `refunded` (C-19). */
export const FINAL_SWAP_STATES: readonly SwapState[] = ['finished', 'refunded', 'expired'];

const idList = z
  .string()
  .max(2000)
  .optional()
  .meta({ description: 'Provider ids, comma separated; all when absent' });
const currencyGroup = z.object({ network: z.string(), supportedCurrencies: z.array(ledgerId) });
const groups = z.object({ currencyGroups: z.array(currencyGroup) });

export const swapQuoteQuery = z.object({
  from: ledgerId,
  to: ledgerId,
  amountFrom: amountWhole,
  'providers-whitelist': idList,
  addressFrom: z.string().max(150).optional(),
  addressTo: z.string().max(150).optional(),
  fromAccountId: opaqueId.optional(),
  networkFees: amountWhole.optional(),
  networkFeesCurrency: ledgerId.optional(),
  slippage: ratio.optional(),
  fiatForCounterValue: z.string().max(10).optional(),
  currencyTicker: z.string().max(10).optional(),
  displayLanguage: z.string().max(10).optional(),
  lang: z.string().max(10).optional(),
  theme: z.string().max(10).optional(),
  uniswapOrderType: z.string().max(20).optional(),
});
export type SwapQuoteQuery = z.output<typeof swapQuoteQuery>;

/**
 * A quote row. The published shape has JSON numbers; `exact` repeats every amount as decimal text (whole units), and that is what
 * the wallet reckons with. `amountTo` is what reaches the user; fees are in the `to` currency.
 */
export const swapQuoteRow = z
  .object({
    provider: opaqueId,
    providerName: z.string(),
    providerType: z.enum(['CEX', 'DEX']),
    type: tradeMethod,
    amountFrom: z.number(),
    amountTo: z.number(),
    exchangeRate: z.number(),
    slippage: z.number(),
    slippageInfo: z
      .object({ default: z.number(), minSlippage: z.number().optional(), maxSlippage: z.number().optional() })
      .optional(),
    networkFees: z.object({ value: z.number().optional(), currency: ledgerId }),
    payoutNetworkFees: z.object({ value: z.number(), currency: ledgerId }),
    tags: z.object({ isRegistrationRequired: z.boolean(), isTokenApprovalRequired: z.boolean() }),
    key: z.string(),
    quoteId: opaqueId.optional(),
    providerURL: z.string().optional().meta({ description: 'Live App; absent for a native provider' }),
    currencyTicker: z.string().optional(),
    /** The simulator's own: how the swap goes on, until when the price holds, and the amounts without loss. */
    continuesIn: z.enum(['live-app', 'wallet']),
    expiry: instant.optional(),
    ms: z.number().nonnegative().meta({ description: 'How long the provider took, milliseconds' }),
    exact: z.object({
      amountFrom: amountWhole,
      amountTo: amountWhole,
      exchangeRate: amountWhole,
      providerFees: amountWhole,
      referralFees: amountWhole,
      payoutNetworkFees: amountWhole,
      slippage: ratio.optional(),
      minSlippage: ratio.optional(),
      maxSlippage: ratio.optional(),
      /** Of a floating quote: the least the user receives, `amountTo` less the largest slippage. */
      worstAmountTo: amountWhole.optional(),
    }),
  })
  .meta({ id: 'SwapQuoteRow' });
export type SwapQuoteRow = z.output<typeof swapQuoteRow>;

/** A provider that gave no quote. `parameter` carries the bounds, whole units of the `from` currency. */
export const swapRejectionRow = z
  .object({
    code: z.enum([
      'amount_off_limits',
      'region_unavailable_error',
      'pair_unavailable_error',
      'timeout_error',
      'failed_to_get_quote_error',
    ]),
    type: tradeMethod.optional(),
    provider: opaqueId,
    providerName: z.string(),
    message: z.string(),
    messageKey: z.string(),
    fix: z.string().optional(),
    parameter: z.object({ minAmount: amountWhole.optional(), maxAmount: amountWhole.optional() }),
  })
  .meta({ id: 'SwapRejectionRow' });
export type SwapRejectionRow = z.output<typeof swapRejectionRow>;

export const swapRow = z.union([swapQuoteRow, swapRejectionRow]);
export type SwapRow = z.output<typeof swapRow>;
export const isSwapQuote = (row: SwapRow): row is SwapQuoteRow => !('code' in row);

/** The SDK sends exponents ("1e-8") and a JS number; the atomic text of newer wallets is exact. */
const sdkWhole = z
  .union([
    z.number().nonnegative().max(1e15),
    z
      .string()
      .max(60)
      .regex(/^\d{1,30}(\.\d{1,40})?(e[+-]?\d{1,2})?$/i),
  ])
  .transform((value, context) => {
    const text = typeof value === 'number' ? String(value) : value;
    const plain = exactDecimal(text);
    if (plain !== undefined) return plain;
    context.addIssue({ code: 'custom', message: 'must be an amount with at most 18 decimals' });
    return z.NEVER;
  });

/** Decimal text, exponent included, as plain decimal text with at most 18 decimals; `undefined` when it needs more. */
export function exactDecimal(text: string): string | undefined {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (!whole) return undefined;
  const shift = Number(exponent);
  const digits = whole + fraction;
  const point = whole.length + shift;
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  if (right.length > 18 || left.length > 30) return undefined;
  return right ? `${left}.${right}` : left;
}

export const swapRequest = z
  .object({
    provider: opaqueId,
    deviceTransactionId: nonce,
    from: ledgerId,
    to: ledgerId,
    address: z.string().min(1).max(150).meta({ description: 'Payout address' }),
    refundAddress: z.string().min(1).max(150),
    amountFrom: sdkWhole,
    amountFromInSmallestDenomination: z
      .union([z.number().nonnegative(), amountAtomic])
      .optional()
      .meta({ description: 'A JS number in the SDK, inexact above 2^53: compared, never used' }),
    rateId: opaqueId.nullish().meta({ description: 'quoteId; present means fixed' }),
    slippage: ratio.optional(),
  })
  .loose()
  .meta({ id: 'SwapRequest' });
export type SwapRequest = z.output<typeof swapRequest>;

export const swapStarted = z
  .object({
    provider: opaqueId,
    swapId: opaqueId,
    apiFee: z.number(),
    apiExtraFee: z.number(),
    refundAddress: z.string(),
    payoutAddress: z.string(),
    payinAddress: z.string(),
    payinExtraId: z.string().optional(),
    extraTransactionParameters: z.string().optional(),
    amountExpectedFrom: z.string(),
    amountExpectedTo: z.string(),
    status: z.string(),
    from: ledgerId,
    to: ledgerId,
    createdAt: instant,
    binaryPayload: z.string(),
    signature: z.string(),
  })
  .meta({ id: 'SwapStarted' });
export type SwapStarted = z.output<typeof swapStarted>;

const diagnostics = {
  provider: opaqueId,
  swapId: opaqueId,
  sourceCurrencyId: z.string().max(200).nullish(),
  targetCurrencyId: z.string().max(200).nullish(),
  hardwareWalletType: z.string().max(50).nullish(),
};
export const swapAccepted = z
  .looseObject({ ...diagnostics, transactionId: z.string().min(1).max(200) })
  .meta({ id: 'SwapAccepted' });
export const swapCancelled = z
  .looseObject({
    ...diagnostics,
    statusCode: z.string().max(200).nullish(),
    errorMessage: z.string().max(2000).nullish(),
    swapType: tradeMethod.nullish(),
    swapStep: z.string().max(100).nullish(),
  })
  .meta({ id: 'SwapCancelled' });

/** `POST /webhook/{swapId}/status`: `providerStatus` is the partner's own word, mapped by Ledger. */
export const swapWebhook = z
  .object({
    providerId: opaqueId,
    providerStatus: z.string().min(1).max(50),
    amount: amountWhole,
    providerFees: amountWhole.optional(),
    networkFees: amountWhole.optional(),
    payinTransactionId: z.string().max(200).optional(),
    transactionHash: z.string().max(200).optional(),
  })
  .meta({ id: 'StatusWebhookRequest' });
export type SwapWebhook = z.output<typeof swapWebhook>;

const done = z.object({ message: z.string() });

export const backendSwapApi = {
  currencies: endpoint({
    method: 'GET',
    path: '/v5/currencies/:direction',
    summary: 'Currencies that can be swapped: all, from or to',
    params: z.object({ direction: z.enum(['all', 'from', 'to']) }),
    query: z.object({
      'providers-whitelist': idList,
      'additional-coins-flag': z.string().max(10).optional(),
      'currency-from': ledgerId.optional(),
      'currency-to': ledgerId.optional(),
    }),
    answer: z.union([groups, z.object({ from: z.array(ledgerId), to: z.array(ledgerId) })]),
    errors: [400],
  }),
  /** With `Accept: text/event-stream` each row comes as an event (`row`) as soon as it is there, then `done` with all, sorted. */
  quote: endpoint({
    method: 'GET',
    path: '/v5/quote',
    summary: 'Quotes and rejections of every provider, best first',
    query: swapQuoteQuery,
    answer: z.array(swapRow),
    errors: [400],
  }),
  swap: endpoint({
    method: 'POST',
    path: '/v5/swap',
    aliases: ['/'],
    summary: 'Asks the provider for a signed payload; the alias is where SDK 1.4 to 1.14 post',
    body: swapRequest,
    answer: swapStarted,
    errors: [400, 404, 410, 451, 502, 504],
  }),
  accepted: endpoint({
    method: 'POST',
    path: '/v5/swap/accepted',
    aliases: ['/accepted'],
    summary: 'The user approved and the transaction was broadcast',
    body: swapAccepted,
    answer: done,
    errors: [400, 404],
  }),
  cancelled: endpoint({
    method: 'POST',
    path: '/v5/swap/cancelled',
    aliases: ['/cancelled'],
    summary: 'The user refused, or a step failed',
    body: swapCancelled,
    answer: done,
    errors: [400, 404],
  }),
  status: endpoint({
    method: 'POST',
    path: '/v5/swap/status',
    summary: 'Where swaps stand',
    body: z.array(z.object({ provider: opaqueId, swapId: opaqueId })).max(200),
    answer: z.array(z.object({ provider: opaqueId, swapId: opaqueId, status: swapState })),
    errors: [400],
  }),
  webhook: endpoint({
    method: 'POST',
    path: '/webhook/:swapId/status',
    summary:
      'Status from the provider; `{ "message": "queued" }`, or `{ "error": … }` with 401, 404, 405, 422',
    params: z.object({ swapId: opaqueId }),
    body: swapWebhook,
    answer: z.object({ message: z.literal('queued') }),
    apiKey: 'x-api-key',
    errors: [400, 401, 404, 405, 422],
  }),
};
