import {
  type CompleteExchange,
  ContractError,
  type StartedExchange,
  type startExchange,
} from '@exchange-sim/contract';
import type { z } from 'zod';
import type { Account } from '../accounts/account.js';
import { currencyOf } from '../accounts/currencies.js';
import { EXCHANGE_TYPES, type ExchangeKind, exchangePackage } from '../ledger-packages.js';
import { FEE_STRATEGIES, feeStrategyOf } from '../payin/fee-strategy.js';
import { readRawTransaction } from '../payin/raw-transaction.js';
import { MODEL_IDS } from '../signer/models.js';
import { promiseOf } from '../swap/quote-promise.js';
import { completeSell } from './complete-sell.js';
import { completeSwap, type SwapJob } from './complete-swap.js';
import { ExchangeFailure } from './exchange-failure.js';
import type { Destination, ExchangeJob } from './exchange-job.js';
import type { ExchangeTools } from './exchange-tools.js';
import { onSigner } from './on-signer.js';
import { requireExchangeApp } from './open-app.js';

type Start = z.output<typeof startExchange>;

const SERVICES = { SELL: 'sell', SWAP: 'swap' } as const;

/** `custom.exchange.start` and `custom.exchange.complete`, in Ledger Wallet's order and with its errors. */
export class ExchangeService {
  readonly #tools: ExchangeTools;
  #reviewing = false;

  constructor(tools: ExchangeTools) {
    this.#tools = tools;
  }

  /** Resolves to the nonce. Rejects with an `ExchangeFailure`. */
  async start(body: Start): Promise<StartedExchange> {
    const kind = kindOf(body.exchangeType);
    const { assets, model } = this.#tools;
    const from = this.account(body.fromAccountId, 'fromAccountId');
    const to = kind === 'SWAP' ? this.#destination(body).account : undefined;
    this.#refuseWhileReviewing();
    const config = await assets.provider(body.provider, SERVICES[kind]);
    const context = { kind, providerName: config.name, from, to };
    const transactionId = await onSigner(this.#tools, context, async (transport) => {
      await requireExchangeApp(transport);
      return exchangePackage()
        .createExchange(transport, EXCHANGE_TYPES[kind], undefined, config.version)
        .startNewTransaction();
    });
    return { transactionId, device: { deviceId: 'speculos', modelId: MODEL_IDS[await model()] } };
  }

  /** Resolves to the hash of the broadcast transaction. Rejects with an `ExchangeFailure`, or a `ContractError` for bad input. */
  async complete(body: CompleteExchange): Promise<string> {
    const kind = kindOf(body.exchangeType);
    const job = this.#job(body);
    if (kind === 'SELL') return this.#alone(() => completeSell(this.#tools, job));
    const swap = this.#swapJob(body, job);
    const transactionHash = await this.#alone(() => completeSwap(this.#tools, swap));
    this.#tools.accepted.forget({
      provider: job.provider,
      fromAccountId: job.account.id,
      toAccountId: swap.to.account.id,
    });
    return transactionHash;
  }

  /** Throws an `ExchangeFailure` (404) when the wallet has no such account. */
  account(id: string, field: string): Account {
    const account = this.#tools.accounts.find(id);
    if (account) return account;
    throw new ExchangeFailure(404, {
      name: 'AccountNotFound',
      message: `The wallet has no account "${id}".`,
      step: 'INIT',
      title: 'accountNotFound',
      party: 'Provider',
      fix: `Give ${field} as account.list of the wallet-api answered it, or as the Live App URL said it.`,
    });
  }

  #job(body: CompleteExchange): ExchangeJob {
    const account = this.account(body.fromAccountId, 'fromAccountId');
    const strategy = feeStrategyOf(body.feeStrategy);
    if (!strategy) throw wrongStrategy(body.feeStrategy);
    return {
      account,
      currency: currencyOf(account.currency),
      strategy,
      transaction: readRawTransaction(body.rawTransaction, account.family),
      provider: body.provider,
      payloadText: body.hexBinaryPayload,
      signatureText: body.hexSignature,
      signerNonce: this.#tools.traffic.nonce,
      swapId: body.swapId,
    };
  }

  /** With the quote the user accepted for this provider and these accounts, when there is one. */
  #swapJob(body: CompleteExchange, job: ExchangeJob): SwapJob {
    const to = this.#destination(body);
    const accepted = this.#tools.accepted.find({
      provider: job.provider,
      fromAccountId: job.account.id,
      toAccountId: to.account.id,
    });
    return { ...job, to, promise: accepted && promiseOf(accepted, job.currency, to.currency) };
  }

  #destination({ toAccountId, tokenCurrency }: Pick<Start, 'toAccountId' | 'tokenCurrency'>): Destination {
    if (toAccountId === undefined)
      throw wrongField('toAccountId', 'a swap names the account it is paid out to', 'Send toAccountId.');
    const account = this.account(toAccountId, 'toAccountId');
    if (!tokenCurrency) return { account, currency: currencyOf(account.currency) };
    const token = this.#tools.accounts.tokenAccount(account.id, tokenCurrency);
    if (token) return { account: token, currency: currencyOf(token.currency) };
    throw wrongField(
      'tokenCurrency',
      `${account.name} has no account for "${tokenCurrency}"`,
      'Send the id of a token of currency.list, or none.',
    );
  }

  async #alone<T>(task: () => Promise<T>): Promise<T> {
    this.#refuseWhileReviewing();
    this.#reviewing = true;
    try {
      return await task();
    } finally {
      this.#reviewing = false;
    }
  }

  /** The signer shows one review at a time; a second exchange would wait behind it without anybody knowing. */
  #refuseWhileReviewing(): void {
    if (!this.#reviewing) return;
    throw new ExchangeFailure(409, {
      name: 'TransportRaceCondition',
      message: 'An action was already pending on the signer',
      title: 'busy',
      party: 'User',
      fix: 'Approve or reject what the signer shows, then begin again.',
    });
  }
}

function kindOf(exchangeType: Start['exchangeType']): ExchangeKind {
  if (exchangeType !== 'FUND') return exchangeType;
  throw wrongField('exchangeType', 'this wallet does not do FUND exchanges', 'Send "SELL" or "SWAP".');
}

function wrongStrategy(text: string): ContractError {
  return wrongField(
    'feeStrategy',
    `"${text}" is no fee strategy`,
    `Send one of: ${FEE_STRATEGIES.join(', ')}.`,
  );
}

function wrongField(field: string, message: string, fix: string): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', message, { in: 'body', field, fix });
}
