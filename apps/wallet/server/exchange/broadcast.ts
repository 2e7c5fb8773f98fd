import type { Payin } from '../payin/payin.js';
import { messageOf } from '../payin/payin-failures.js';
import { ExchangeFailure } from './exchange-failure.js';
import type { ExchangeJob } from './exchange-job.js';
import type { ExchangeTools } from './exchange-tools.js';

/** Resolves to the transaction's hash. Rejects with an `ExchangeFailure` (503) when the chain does not take it. */
export async function broadcast(
  { recorder }: Pick<ExchangeTools, 'recorder'>,
  { account, transaction, signerNonce: nonce, swapId }: ExchangeJob,
  payin: Payin,
  signed: string,
): Promise<string> {
  const hop = recorder.begin({
    from: 'wallet',
    to: 'chain',
    kind: 'chain',
    name: payin.broadcastName,
    request: {
      from: account.address,
      to: transaction.recipient,
      amountAtomic: transaction.amount,
      currency: account.currency,
      serializedTransaction: signed,
      nonce,
      ...(swapId !== undefined && { swapId }),
    },
  });
  try {
    const transactionHash = await payin.broadcast(signed);
    hop.end({ status: 'sent', response: { transactionHash } });
    return transactionHash;
  } catch (error) {
    hop.end({ status: 'refused', response: { message: messageOf(error) } });
    throw new ExchangeFailure(503, {
      name: 'TransactionBroadcastError',
      message: `The transaction is signed, but the chain did not take it: ${messageOf(error)}`,
      step: 'SIGN_COIN_TRANSACTION',
      title: 'broadcastFailed',
      party: 'Chain',
      fix: 'See that the chain runs, then begin again: nothing has left the account.',
    });
  }
}
