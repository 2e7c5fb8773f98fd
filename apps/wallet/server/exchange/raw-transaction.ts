import { type CompleteExchange, ContractError } from '@exchange-sim/contract';
import { getAddress, isAddress } from 'viem';
import { z } from 'zod';

const wei = z
  .string()
  .regex(/^\d{1,78}$/)
  .transform(BigInt);

/** An Ethereum transaction as wallet-api serialises it; amounts in wei. */
const ethereumTransaction = z.object({
  family: z.literal('ethereum'),
  amount: wei,
  recipient: z
    .string()
    .refine((text) => isAddress(text, { strict: false }), 'must be an Ethereum address')
    .transform((text) => getAddress(text)),
  data: z
    .string()
    .regex(/^(0x)?([0-9a-fA-F]{2})*$/)
    .transform((hex) => hex.replace(/^0x/, ''))
    .default(''),
  gasPrice: wei.optional(),
  gasLimit: wei.optional(),
  maxFeePerGas: wei.optional(),
  maxPriorityFeePerGas: wei.optional(),
});
export type EthereumTransaction = z.output<typeof ethereumTransaction>;

/** Throws a `ContractError` (400) naming the field when it is not a transaction of the account's family. */
export function readRawTransaction(raw: CompleteExchange['rawTransaction']): EthereumTransaction {
  const parsed = ethereumTransaction.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = `rawTransaction.${issue?.path.join('.')}`;
  throw new ContractError(
    400,
    'INVALID_REQUEST_ERROR',
    `"${field}" of the body is not valid: ${issue?.message}`,
    {
      in: 'body',
      field,
      fix: 'Send the transaction as wallet-api serialises it: family "ethereum", amount in wei as text, recipient as 0x address.',
    },
  );
}
