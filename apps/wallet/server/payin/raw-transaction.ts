import { type CompleteExchange, ContractError } from '@exchange-sim/contract';
import { Address } from '@scure/btc-signer';
import { getAddress, isAddress } from 'viem';
import { z } from 'zod';
import type { Account } from '../accounts/account.js';

const atomic = z
  .string()
  .regex(/^\d{1,78}$/)
  .transform(BigInt);

/** An Ethereum transaction as wallet-api serialises it; amounts in wei, of a token's account in the token's smallest unit. */
const ethereumTransaction = z.object({
  family: z.literal('ethereum'),
  amount: atomic,
  recipient: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), 'must be an Ethereum address')
    .transform((text) => getAddress(text)),
  data: z
    .string()
    .regex(/^(0x)?([0-9a-fA-F]{2})*$/)
    .transform((hex) => hex.replace(/^0x/, ''))
    .default(''),
  gasPrice: atomic.optional(),
  gasLimit: atomic.optional(),
  maxFeePerGas: atomic.optional(),
  maxPriorityFeePerGas: atomic.optional(),
});
export type EthereumTransaction = z.output<typeof ethereumTransaction>;

/** A Bitcoin transaction as wallet-api serialises it; the amount in satoshi, `feePerByte` in satoshi for each virtual byte. */
const bitcoinTransaction = z.object({
  family: z.literal('bitcoin'),
  amount: atomic.refine((amount) => amount < 1n << 63n, 'must be an amount of satoshi'),
  recipient: z.string().refine(isBitcoinAddress, 'must be a Bitcoin address'),
  opReturnDataHex: z.string().max(160).default(''),
  feePerByte: atomic.refine((rate) => rate > 0n && rate < 100_000n, 'must be from 1 to 99999').optional(),
});
export type BitcoinTransaction = z.output<typeof bitcoinTransaction>;

export type RawTransaction = EthereumTransaction | BitcoinTransaction;

const readers = { ethereum: ethereumTransaction, bitcoin: bitcoinTransaction };
const examples = {
  ethereum:
    'family "ethereum", amount in wei (of a token in its smallest unit) as text, recipient as 0x address',
  bitcoin: 'family "bitcoin", amount in satoshi as text, recipient as a Bitcoin address',
};

/** Throws a `ContractError` (400) naming the field when it is not a transaction of the account's family. */
export function readRawTransaction(
  raw: CompleteExchange['rawTransaction'],
  family: Account['family'],
): RawTransaction {
  const parsed = readers[family].safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = `rawTransaction.${issue?.path.join('.')}`;
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `"${field}" of the body is not valid: ${issue?.message}`,
    { in: 'body', field, fix: `Send the transaction as wallet-api serialises it: ${examples[family]}.` },
  );
}

function isBitcoinAddress(text: string): boolean {
  try {
    Address().decode(text);
    return true;
  } catch {
    return false;
  }
}
