import type { Clock } from '@exchange-sim/clock';
import { ContractError, type NewPurchase, type PurchaseLiveApp } from '@exchange-sim/contract';
import { quoteQuery } from '../on-ramp/buy-quote.js';
import type { WidgetUrls } from '../ramps/widget-urls.js';
import type { Registry } from '../registry/registry.js';
import type { ExchangeTransaction } from '../transactions/exchange-transaction.js';
import type { TransactionsRepository } from '../transactions/transactions-repository.js';
import type { PurchaseExpiry } from './purchase-expiry.js';

/** Begins purchases: the chosen provider's widget, and a row in the history that waits for coins. */
export class PurchasesService {
  constructor(
    readonly registry: Registry,
    readonly widgets: WidgetUrls,
    readonly transactions: TransactionsRepository,
    readonly expiry: PurchaseExpiry,
    readonly clock: Clock,
  ) {}

  /**
   * The same `ledgerTransactionId` opens the same purchase again; nothing is kept when there is no widget to open.
   * @throws ContractError 404 for an unknown provider, 409 when the id is of another purchase, 502 for a URL outside the
   * manifest's domains; ProviderFailure
   */
  async open(purchase: NewPurchase): Promise<PurchaseLiveApp> {
    const row = this.registry.offering('buy', purchase.providerId, { field: 'providerId', in: 'body' });
    const { ledgerTransactionId } = purchase;
    await this.#checkSame(purchase);
    const opened = await this.widgets.ofBuy(row, questions(purchase), documented(purchase));
    const at = new Date(this.clock.now());
    const isNew = await this.transactions.add({
      product: 'buy',
      providerId: row.id,
      id: ledgerTransactionId,
      fromCurrency: purchase.fiatCurrency,
      toCurrency: purchase.cryptoCurrency,
      amountFrom: purchase.fiatAmount,
      amountTo: purchase.cryptoAmount,
      expectedAmount: purchase.cryptoAmount,
      payoutAddress: purchase.address,
      accountId: purchase.accountId,
      country: purchase.country,
      paymentMethod: purchase.paymentMethod,
      status: 'PENDING',
      createdAt: at,
      updatedAt: at,
    });
    if (isNew) this.expiry.opened(at);
    else await this.#checkSame(purchase);
    return { ...opened, ledgerTransactionId };
  }

  async #checkSame(purchase: NewPurchase): Promise<void> {
    const [known] = await this.transactions.findAll('buy', [purchase.ledgerTransactionId]);
    const field = known && differing(known, purchase);
    if (!field) return;
    throw new ContractError(
      409,
      'CONFLICT_ERROR',
      `Purchase ${known.id} was opened before, with another ${field}.`,
      {
        field,
        in: 'body',
        clause: 'A ledgerTransactionId is of one purchase',
        fix: 'Choose a new ledgerTransactionId for a new purchase.',
      },
    );
  }
}

function differing(known: ExchangeTransaction, purchase: NewPurchase): keyof NewPurchase | undefined {
  const fields: [keyof NewPurchase, string | null][] = [
    ['providerId', known.providerId],
    ['fiatAmount', known.amountFrom],
    ['fiatCurrency', known.fromCurrency],
    ['cryptoCurrency', known.toCurrency],
    ['address', known.payoutAddress],
  ];
  return fields.find(([field, value]) => purchase[field] !== value)?.[0];
}

/** Of `/buy-redirect`. */
function questions(purchase: NewPurchase) {
  const { ledgerTransactionId, deeplinkUrl, accountId, language, theme } = purchase;
  const own = { ledgerTransactionId, deeplinkUrl, accountId, language, theme };
  return { ...quoteQuery(purchase, purchase.fiatAmount), ...own };
}

/** The documented Buy parameters of a Live App URL; the session's id under each of its names (C-22). */
function documented(purchase: NewPurchase) {
  const { accountId, cryptoCurrency, fiatCurrency, fiatAmount, cryptoAmount, paymentMethod } = purchase;
  const { ledgerTransactionId, deeplinkUrl, language, theme, platform } = purchase;
  return {
    mode: 'buy',
    accountAddress: purchase.address,
    accountId,
    cryptoCurrency,
    fiatCurrency,
    fiatAmount,
    cryptoAmount,
    paymentMethod,
    bankResidency: purchase.country,
    buySessionId: ledgerTransactionId,
    buySessionid: ledgerTransactionId,
    ledgerTransactionId,
    deeplinkUrl,
    language,
    theme,
    platform,
  };
}
