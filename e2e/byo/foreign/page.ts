/** The page of a provider that built it for production: the exchange SDK with its defaults. @module */
import './page-buffer.ts';
import { ExchangeSDK } from '@ledgerhq/exchange-sdk';
import { BigNumber } from 'bignumber.js';

const PROVIDER_ID = 'foreign';
const query = Object.fromEntries(new URLSearchParams(location.search));
const say = (text: string) => {
  const line = document.querySelector('p');
  if (line) line.textContent = text;
};

async function buy(): Promise<string> {
  const { accountAddress: address, fiatAmount } = query;
  const response = await fetch('/pay', { method: 'POST', body: JSON.stringify({ address, fiatAmount }) });
  return ((await response.json()) as { hash: string }).hash;
}

async function go(): Promise<string> {
  if (query.mode === 'buy') return buy();
  const sdk = new ExchangeSDK(PROVIDER_ID);
  const { quoteId = '', accountId = '', fromAccountId = '', toAccountId = '' } = query;
  const feeStrategy = 'medium' as const;
  if (toAccountId) {
    const fromAmount = new BigNumber(query.fromAmount ?? '0');
    const swap = { quoteId, fromAccountId, toAccountId, fromAmount, feeStrategy, rate: 1 };
    return (await sdk.swap(swap)).transactionId;
  }
  const fromAmount = new BigNumber(query.cryptoAmount ?? '0');
  const sale = {
    quoteId,
    fromAccountId: accountId,
    fromAmount,
    toFiat: query.fiatCurrency,
    rate: 2000,
    feeStrategy,
  };
  return String(await sdk.sell(sale));
}

const button = document.querySelector('button');
button?.addEventListener('click', () => {
  say('Continue in your wallet');
  go().then(
    (hash) => say(`Sent: ${hash}`),
    (error: unknown) => say(`Stopped: ${error instanceof Error ? error.message : JSON.stringify(error)}`),
  );
});
if (button) button.disabled = false;
