import { ContractError, type NativeSwap, type Swapped, type SwapStarted } from '@exchange-sim/contract';
import type { Account } from '../accounts/account.js';
import { currencyOf } from '../accounts/currencies.js';
import { ExchangeFailure } from '../exchange/exchange-failure.js';
import type { ExchangeService } from '../exchange/exchange-service.js';
import type { ExchangeTools } from '../exchange/exchange-tools.js';
import { requireFresh } from './quote-expiry.js';
import { promiseOf, type QuotePromise } from './quote-promise.js';
import type { SwapBackend } from './swap-backend.js';

interface Deal {
  from: Account;
  to: Account;
  promise: QuotePromise;
}

/** Swaps from a quote the user accepted: done by the wallet itself, or remembered for the Live App that will. */
export class SwapService {
  readonly #tools: Pick<ExchangeTools, 'accepted' | 'clock'>;
  readonly #exchange: ExchangeService;
  readonly #backend: SwapBackend;

  constructor(
    tools: Pick<ExchangeTools, 'accepted' | 'clock'>,
    exchange: ExchangeService,
    backend: SwapBackend,
  ) {
    this.#tools = tools;
    this.#exchange = exchange;
    this.#backend = backend;
  }

  /** Throws a `ContractError` (400) or an `ExchangeFailure` (404) when the quote does not fit the accounts. */
  accept(body: NativeSwap): void {
    const { from, to } = this.#deal(body);
    this.#tools.accepted.remember({ ...body, fromAccountId: from.id, toAccountId: to.id });
  }

  /**
   * Nonce, order at the Ledger Backend, checks, signer, broadcast; the Ledger Backend is told how it ended. Rejects with an
   * `ExchangeFailure` once the user refused or something was wrong.
   */
  async native(body: NativeSwap): Promise<Swapped> {
    const { from, to, promise } = this.#deal(body);
    const { provider, quote } = body;
    requireFresh(promise, this.#tools.clock, 'INIT');
    this.accept(body);
    const parties = { exchangeType: 'SWAP', provider, fromAccountId: from.id, toAccountId: to.id } as const;
    const { transactionId, device } = await this.#exchange.start(parties);
    const order = await this.#backend.order({
      provider,
      deviceTransactionId: transactionId,
      from: from.currency,
      to: to.currency,
      address: to.address,
      refundAddress: from.address,
      amountFrom: body.amountFrom,
      amountFromInSmallestDenomination: String(promise.amountFromAtomic),
      ...(quote.type === 'fixed' && quote.quoteId !== undefined && { rateId: quote.quoteId }),
    });
    const report = {
      provider,
      swapId: order.swapId,
      sourceCurrencyId: from.currency,
      targetCurrencyId: to.currency,
      hardwareWalletType: device.modelId,
    };
    try {
      const transactionHash = await this.#complete(body, parties, from, promise, order);
      await this.#backend.accepted({ ...report, transactionId: transactionHash });
      return { transactionHash, swapId: order.swapId };
    } catch (error) {
      const { name, message, step } = error instanceof ExchangeFailure ? error.error : named(error);
      await this.#backend.cancelled({
        ...report,
        statusCode: name,
        errorMessage: message,
        swapType: quote.type,
        swapStep: step ?? 'UNKNOWN_STEP',
      });
      throw error;
    }
  }

  #complete(
    { feeStrategy }: NativeSwap,
    parties: { exchangeType: 'SWAP'; provider: string; fromAccountId: string; toAccountId: string },
    from: Account,
    { amountFromAtomic }: QuotePromise,
    { swapId, payinAddress, binaryPayload, signature }: SwapStarted,
  ): Promise<string> {
    return this.#exchange.complete({
      ...parties,
      swapId,
      rawTransaction: { family: from.family, amount: String(amountFromAtomic), recipient: payinAddress },
      hexBinaryPayload: binaryPayload,
      hexSignature: signature,
      feeStrategy,
    });
  }

  #deal(body: NativeSwap): Deal {
    const from = this.#exchange.account(body.fromAccountId, 'fromAccountId');
    const to = this.#exchange.account(body.toAccountId, 'toAccountId');
    if (body.quote.provider !== body.provider)
      throw new ContractError(
        400,
        'INVALID_REQUEST_ERROR',
        `the quote is of "${body.quote.provider}" and not of "${body.provider}"`,
        { in: 'body', field: 'provider', fix: 'Send the provider of the quote.' },
      );
    return { from, to, promise: promiseOf(body, currencyOf(from.currency), currencyOf(to.currency)) };
  }
}

function named(error: unknown): { name: string; message: string; step?: string } {
  return error instanceof Error ? error : { name: 'Error', message: String(error) };
}
