/** What the exchange SDK threw, as something a person can read. @module */
import { errorPayload } from '@exchange-sim/contract';
import { z } from 'zod';

export const stop = z.object({
  /** Refused by the user on the signer, closed before signing, or failed. */
  kind: z.enum(['refused', 'closed', 'failed']),
  sentence: z.string(),
  fix: z.string().optional(),
  /** For our support: names and codes of the SDK and the wallet. */
  technical: z.string(),
  errorName: z.string(),
});
/** Why a sale stopped before it was paid. */
export type Stop = z.infer<typeof stop>;

/** In 1.4.3 the SDK throws errors and plain objects alike; `cause` carries the wallet's or axios's own fields. */
const thrown = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  cause: z
    .looseObject({
      name: z.string().optional(),
      message: z.string().optional(),
      step: z.string().optional(),
      fix: z.string().optional(),
      statusCode: z.number().optional(),
      exchangeErrorCode: z.string().optional(),
      response: z.looseObject({ data: z.unknown() }).optional(),
    })
    .optional()
    .catch(undefined),
});
type Thrown = z.infer<typeof thrown>;

const REFUSED_NAMES = /^(UserRefused\w*|TransactionRefusedOnDevice)$/;
const REFUSED_STATUS_WORDS = [0x6985, 0x6a84, 0x5501];

const SENTENCES: Record<string, [sentence: string, fix: string]> = {
  exchange001: [
    'Ledger Wallet could not start the sale on your signer.',
    'Check that it is connected and unlocked, then try again.',
  ],
  exchange002: [
    'The signed order could not be fetched.',
    'Try again; the price is checked once more before anything is signed.',
  ],
  exchange004: [
    'The account does not hold enough for this sale.',
    'Go back to Ledger Wallet and choose a smaller amount or another account.',
  ],
  exchange005: [
    'Ledger Wallet did not give us your accounts.',
    'Allow access to accounts in Ledger Wallet and try again.',
  ],
  exchange006: [
    'Ledger Wallet did not tell us the currency of the account.',
    'Try again; if it stays, choose another account.',
  ],
  exchange007: [
    'Ledger Wallet does not know the account this sale was started from.',
    'Start the sale again from Ledger Wallet.',
  ],
};

/** Explains an error of `exchangeSdk.sell`. */
export function explainSellError(error: unknown): Stop {
  const read = thrown.safeParse(
    error instanceof Error
      ? { ...error, name: error.name, message: error.message, cause: error.cause }
      : error,
  );
  const found: Thrown = read.success ? read.data : { message: String(error) };
  const errorName = (found.cause?.name ?? found.name ?? 'Error').slice(0, 100);
  const technical = technicalOf(found);
  if (found.name === 'DrawerClosedError' || found.cause?.name === 'DrawerClosedError')
    return {
      kind: 'closed',
      sentence: 'You closed the request before it was signed. Nothing was sent.',
      technical,
      errorName,
    };
  if (isRefusal(found))
    return {
      kind: 'refused',
      sentence: 'You refused this sale on your signer. Nothing was sent and nothing was charged.',
      technical,
      errorName,
    };
  return { kind: 'failed', ...sentenceOf(found), technical, errorName };
}

function isRefusal({ message, cause }: Thrown): boolean {
  return (
    message === 'User refused' ||
    REFUSED_NAMES.test(cause?.name ?? '') ||
    REFUSED_STATUS_WORDS.includes(cause?.statusCode ?? 0)
  );
}

function sentenceOf({ message, cause }: Thrown): { sentence: string; fix: string } {
  const envelope = errorPayload.safeParse(cause?.response?.data);
  const [sentence, fix] = SENTENCES[cause?.exchangeErrorCode ?? ''] ?? [
    'The sale could not be finished.',
    'Nothing was paid out. Try again; if it stays, write to our support.',
  ];
  if (envelope.success)
    return {
      sentence: `${sentence} ${envelope.data.message}`,
      fix: envelope.data.additionalFields?.fix ?? fix,
    };
  if (cause?.exchangeErrorCode && cause.exchangeErrorCode in SENTENCES) return { sentence, fix };
  return { sentence: message ? `${sentence} ${withStop(message)}` : sentence, fix: cause?.fix ?? fix };
}

function technicalOf({ name, message, cause }: Thrown): string {
  return [cause?.exchangeErrorCode, cause?.name ?? name, cause?.step, message]
    .filter(Boolean)
    .join(' · ')
    .slice(0, 500);
}

const withStop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
