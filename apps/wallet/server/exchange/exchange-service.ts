import {
  type CompleteExchange,
  ContractError,
  type StartedExchange,
  type startExchange,
} from '@exchange-sim/contract';
import type { Hex } from 'viem';
import type { z } from 'zod';
import { currencyOf } from '../accounts/currencies.js';
import { exchangePackage, SELL } from '../ledger-packages.js';
import { MODEL_IDS } from '../signer/models.js';
import { completeSell, type SellJob } from './complete-sell.js';
import { deviceFailure } from './device-failure.js';
import { ExchangeFailure } from './exchange-failure.js';
import type { ExchangeTools } from './exchange-tools.js';
import { FEE_STRATEGIES, feeStrategyOf } from './fees.js';
import { requireExchangeApp } from './open-app.js';
import { readRawTransaction } from './raw-transaction.js';

/** `custom.exchange.start` and `custom.exchange.complete`, in Ledger Wallet's order and with its errors. */
export class ExchangeService {
  readonly #tools: ExchangeTools;
  #reviewing = false;

  constructor(tools: ExchangeTools) {
    this.#tools = tools;
  }

  /** Resolves to the nonce. Rejects with an `ExchangeFailure`. */
  async start(body: z.output<typeof startExchange>): Promise<StartedExchange> {
    sellOnly(body.exchangeType);
    const { assets, session, traffic, model } = this.#tools;
    const account = this.#account(body.fromAccountId);
    this.#refuseWhileReviewing();
    const config = await assets.provider(body.provider);
    const transactionId = await session
      .run(async (transport) => {
        await requireExchangeApp(transport);
        return exchangePackage()
          .createExchange(transport, SELL, undefined, config.version)
          .startNewTransaction();
      })
      .catch((error: unknown) => {
        throw error instanceof ExchangeFailure
          ? error
          : deviceFailure(error, {
              step: 'INIT',
              providerName: config.name,
              accountName: account.name,
              lastAnswer: traffic.lastAnswer,
            });
      });
    return { transactionId, device: { deviceId: 'speculos', modelId: MODEL_IDS[await model()] } };
  }

  /** Resolves to the hash of the broadcast transaction. Rejects with an `ExchangeFailure`, or a `ContractError` for bad input. */
  async complete(body: CompleteExchange): Promise<Hex> {
    sellOnly(body.exchangeType);
    const account = this.#account(body.fromAccountId);
    const currency = currencyOf(account.currency);
    if (!currency)
      throw new ContractError(400, 'CURRENCY_FROM_NOT_FOUND_ERROR', `${account.currency} is unknown`);
    const strategy = feeStrategyOf(body.feeStrategy);
    if (!strategy) throw wrongStrategy(body.feeStrategy);
    const transaction = readRawTransaction(body.rawTransaction);
    this.#refuseWhileReviewing();
    const job: SellJob = {
      account,
      currency,
      strategy,
      transaction,
      provider: body.provider,
      payloadText: body.hexBinaryPayload,
      signatureText: body.hexSignature,
      signerNonce: this.#tools.traffic.nonce,
    };
    this.#reviewing = true;
    try {
      return await completeSell(this.#tools, job);
    } finally {
      this.#reviewing = false;
    }
  }

  #account(id: string) {
    const account = this.#tools.accounts.identity(id);
    if (account) return account;
    throw new ExchangeFailure(404, {
      name: 'AccountNotFound',
      message: `The wallet has no account "${id}".`,
      step: 'INIT',
      title: 'accountNotFound',
      party: 'Provider',
      fix: 'Give fromAccountId as account.list of the wallet-api answered it, or as the accountId of the Live App URL.',
    });
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

function sellOnly(exchangeType: string): void {
  if (exchangeType === 'SELL') return;
  throw new ContractError(400, 'INVALID_REQUEST_ERROR', `this wallet does not do ${exchangeType} exchanges`, {
    in: 'body',
    field: 'exchangeType',
    fix: 'Send "SELL".',
  });
}

function wrongStrategy(text: string): ContractError {
  const known = FEE_STRATEGIES.join(', ');
  return new ContractError(400, 'INVALID_REQUEST_ERROR', `"${text}" is no fee strategy`, {
    in: 'body',
    field: 'feeStrategy',
    fix: `Send one of: ${known}.`,
  });
}
