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
/** Why a sale or a swap stopped before it was paid. */
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
      swapCode: z.string().optional(),
      response: z.looseObject({ data: z.unknown() }).optional(),
    })
    .optional()
    .catch(undefined),
});
type Thrown = z.infer<typeof thrown>;

const REFUSED_NAMES = /^(UserRefused\w*|TransactionRefusedOnDevice)$/;
const REFUSED_STATUS_WORDS = [0x6985, 0x6a84, 0x5501];

/** What the user is doing. */
export type Product = 'sale' | 'swap';

/** By what went wrong: `exchange001` of a sale is `swap001` of a swap. */
const SENTENCES: Record<string, (product: Product) => [sentence: string, fix: string]> = {
  '001': (product) => [
    `Ledger Wallet could not start the ${product} on your signer.`,
    'Check that it is connected and unlocked, then try again.',
  ],
  '002': () => [
    'The signed order could not be fetched.',
    'Try again; the price is checked once more before anything is signed.',
  ],
  '004': (product) => [
    `The account does not hold enough for this ${product}.`,
    'Go back to Ledger Wallet and choose a smaller amount or another account.',
  ],
  '005': () => [
    'Ledger Wallet did not give us your accounts.',
    'Allow access to accounts in Ledger Wallet and try again.',
  ],
  '006': () => [
    'Ledger Wallet did not tell us the currency of the account.',
    'Try again; if it stays, choose another account.',
  ],
  '007': (product) => [
    `Ledger Wallet does not know the account this ${product} was started from${product === 'swap' ? ' or goes to' : ''}.`,
    `Start the ${product} again from Ledger Wallet.`,
  ],
};

/** The wallet found that an address is not of this signer's seed. */
const WRONG_DEVICE: Record<string, [sentence: string, fix: string]> = {
  WrongDeviceForAccount: [
    'The account does not belong to the signer that is connected.',
    'Connect the signer this account was made with, then try again.',
  ],
  WrongDeviceForAccountPayout: [
    'The account you receive on does not belong to the signer that is connected.',
    'Connect the signer this account was made with, or start again with another account to receive on.',
  ],
  WrongDeviceForAccountRefund: [
    'The account you send from does not belong to the signer that is connected.',
    'Connect the signer this account was made with, then try again.',
  ],
};

/** Explains an error of `exchangeSdk.sell` or `exchangeSdk.swap`. */
export function explainSdkError(error: unknown, product: Product): Stop {
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
      sentence: `You refused this ${product} on your signer. Nothing was sent and nothing was charged.`,
      technical,
      errorName,
    };
  return { kind: 'failed', ...sentenceOf(found, product), technical, errorName };
}

function isRefusal({ message, cause }: Thrown): boolean {
  return (
    message === 'User refused' ||
    REFUSED_NAMES.test(cause?.name ?? '') ||
    REFUSED_STATUS_WORDS.includes(cause?.statusCode ?? 0)
  );
}

function sentenceOf({ message, cause }: Thrown, product: Product): { sentence: string; fix: string } {
  const wrongDevice = WRONG_DEVICE[cause?.name ?? ''];
  if (wrongDevice) return { sentence: wrongDevice[0], fix: wrongDevice[1] };
  const envelope = errorPayload.safeParse(cause?.response?.data);
  const known = SENTENCES[codeOf(cause).slice(-3)]?.(product);
  const [sentence, fix] = known ?? [
    `The ${product} could not be finished.`,
    'Nothing was paid out. Try again; if it stays, write to our support.',
  ];
  if (envelope.success)
    return {
      sentence: `${sentence} ${envelope.data.message}`,
      fix: envelope.data.additionalFields?.fix ?? fix,
    };
  if (known) return { sentence, fix };
  return { sentence: message ? `${sentence} ${withStop(message)}` : sentence, fix: cause?.fix ?? fix };
}

/** `exchange004`, `swap004`, `swap003Ignored`: errors of a swap have codes of their own. */
function codeOf(cause: Thrown['cause']): string {
  return cause?.exchangeErrorCode ?? cause?.swapCode ?? '';
}

function technicalOf({ name, message, cause }: Thrown): string {
  return [codeOf(cause), cause?.name ?? name, cause?.step, message].filter(Boolean).join(' · ').slice(0, 500);
}

const withStop = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
