import type { Clock } from '@exchange-sim/clock';
import type { SwapState, SwapWebhook } from '@exchange-sim/contract';
import type { ProviderRow } from '../registry/provider-row.js';
import type { ExchangeTransaction } from '../transactions/exchange-transaction.js';
import {
  isFinal,
  type ProviderWord,
  type TransactionsRepository,
} from '../transactions/transactions-repository.js';
import { swapStateOf } from './status-mapping.js';

/** An answer of the webhook, in the shapes the contract gives it. */
export interface WebhookAnswer {
  status: number;
  body: { message: 'queued' } | { error: string; transactionId?: string };
}

/** Where swaps stand: what providers say, by webhook and when polled, and what wallets are told. */
export class SwapStatusService {
  constructor(
    readonly transactions: TransactionsRepository,
    readonly clock: Clock,
  ) {}

  /** `row` is the provider whose key came along; a key of somebody else than `providerId` is no key. */
  async webhook(row: ProviderRow | undefined, swapId: string, word: SwapWebhook): Promise<WebhookAnswer> {
    if (!row || row.id !== word.providerId) return UNAUTHORIZED;
    const order = await this.transactions.find({ product: 'swap', providerId: row.id, id: swapId });
    if (!order) return { status: 404, body: { error: 'transaction not found', transactionId: swapId } };
    const status = swapStateOf(row, word.providerStatus);
    if (isFinal(order.status) && status === undefined) return FINAL;
    if (status === undefined) return { status: 422, body: { error: 'unknown status' } };
    const taken = await this.apply(order, {
      status,
      ...(status === 'finished' && { amountTo: word.amount }),
      providerFees: word.providerFees,
      payoutNetworkFees: word.networkFees,
      payinTransactionId: word.payinTransactionId,
      payoutTransactionId: word.transactionHash,
    });
    return taken ? { status: 200, body: { message: 'queued' } } : FINAL;
  }

  /** `false` when the order is final and stays as it is. What says nothing new changes nothing. */
  async apply(order: ExchangeTransaction, word: ProviderWord): Promise<boolean> {
    const isNews = Object.entries(word).some(
      ([name, value]) => value !== undefined && order[name as keyof ProviderWord] !== value,
    );
    if (!isNews && !isFinal(order.status)) return true;
    return this.transactions.updateStatus(order, word, new Date(this.clock.now()));
  }

  /** `pending` until the provider says something; `unknown` for a swap that is not this provider's. */
  async states(asked: readonly { provider: string; swapId: string }[]) {
    const ids = [...new Set(asked.map(({ swapId }) => swapId))];
    const orders = ids.length ? await this.transactions.findAll('swap', ids) : [];
    const known = new Map(
      orders.map((order) => [`${order.providerId} ${order.id}`, order.status ?? 'pending']),
    );
    return asked.map(({ provider, swapId }) => ({
      provider,
      swapId,
      status: (known.get(`${provider} ${swapId}`) ?? 'unknown') as SwapState,
    }));
  }
}

export const UNAUTHORIZED: WebhookAnswer = { status: 401, body: { error: 'unauthorized' } };
const FINAL: WebhookAnswer = { status: 405, body: { error: 'transaction can no longer be updated' } };
