import { type CalCurrency, ContractError } from '@exchange-sim/contract';

/** The coins whose configuration Ledger signed. */
export class CoinCatalogue {
  readonly #byId: Map<string, CalCurrency>;

  constructor(readonly currencies: readonly CalCurrency[]) {
    this.#byId = new Map(currencies.map((currency) => [currency.id, currency]));
  }

  /** Ledger's ticker of a coin, as it goes into the payload. @throws ContractError 404 for a coin that is not listed. */
  ticker(ledgerId: string): string {
    const currency = this.#byId.get(ledgerId);
    if (currency) return currency.ticker;
    throw new ContractError(
      404,
      'CURRENCY_FROM_NOT_FOUND_ERROR',
      `${ledgerId} is not in the Crypto Assets List, so no signer could check a payload for it.`,
      {
        field: 'fromCurrency',
        in: 'body',
        clause: 'Payloads name currencies by Ledger’s ticker',
        fix: `Use one of: ${[...this.#byId.keys()].join(', ')}.`,
      },
    );
  }
}
