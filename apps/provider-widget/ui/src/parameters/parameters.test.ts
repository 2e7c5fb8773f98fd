import { describe, expect, test } from 'vitest';
import { readParameters } from './parameters.js';

const RIGHT =
  '?accountId=acc-1&cryptoCurrency=ethereum&fiatCurrency=eur&cryptoAmount=0.5&paymentMethod=sepa&mode=sell&bankResidency=fr&quoteId=q-1';

const problemsOf = (search: string) => {
  const result = readParameters(search);
  return result.ok ? [] : result.problems;
};

describe('the parameters of the link', () => {
  test('codes come out in upper case and unknown names are left alone', () => {
    expect(readParameters(`${RIGHT}&campaign=x`)).toEqual({
      ok: true,
      parameters: {
        accountId: 'acc-1',
        cryptoCurrency: 'ethereum',
        fiatCurrency: 'EUR',
        cryptoAmount: '0.5',
        paymentMethod: 'sepa',
        mode: 'sell',
        bankResidency: 'FR',
        quoteId: 'q-1',
      },
    });
  });

  test('a missing one is named with an example', () => {
    expect(problemsOf(RIGHT.replace('&fiatCurrency=eur', ''))).toEqual([
      {
        parameter: 'fiatCurrency',
        received: undefined,
        problem: 'is missing',
        mend: 'Add it to the link, for example fiatCurrency=EUR',
      },
    ]);
  });

  test.each([
    ['cryptoAmount', '-1', /plain decimal/],
    ['cryptoAmount', '1e3', /plain decimal/],
    ['mode', 'buy', /must be "sell" or "swap"/],
    ['paymentMethod', 'cheque', /must be one of "card", "googlepay"/],
    ['bankResidency', 'France', /two-letter/],
    ['theme', 'pink', /must be one of "light", "dark"/],
    ['accountId', 'a b', /identifier/],
  ])('%s=%s is refused', (name, value, problem) => {
    const query = new URLSearchParams(RIGHT);
    query.set(name, value);
    const [first, ...others] = problemsOf(`?${query}`);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      parameter: name,
      received: value,
      problem: expect.stringMatching(problem),
    });
  });

  test('one given twice is refused even when both are right', () => {
    expect(problemsOf(`${RIGHT}&quoteId=q-2`)).toMatchObject([
      {
        parameter: 'quoteId',
        problem: 'is given more than once',
        mend: expect.stringContaining('leave it out'),
      },
    ]);
  });

  test('without any parameter every required one is named', () => {
    expect(problemsOf('').map(({ parameter }) => parameter)).toEqual([
      'accountId',
      'cryptoCurrency',
      'fiatCurrency',
      'cryptoAmount',
      'paymentMethod',
      'mode',
      'bankResidency',
    ]);
  });
});

const SWAP =
  '?mode=swap&quoteId=q-1&fromAmount=0.5&fromAccountId=acc-1&toAccountId=acc-2&rate=0.041&feeStrategy=SLOW&theme=dark&displayLanguage=fr&ledger-transaction-id=lt-1';

describe('the parameters of a swap', () => {
  test('the fee strategy may be in upper case, as the documentation writes it', () => {
    expect(readParameters(SWAP)).toEqual({
      ok: true,
      parameters: {
        mode: 'swap',
        quoteId: 'q-1',
        fromAmount: '0.5',
        fromAccountId: 'acc-1',
        toAccountId: 'acc-2',
        rate: '0.041',
        feeStrategy: 'slow',
        theme: 'dark',
        displayLanguage: 'fr',
        'ledger-transaction-id': 'lt-1',
      },
    });
  });

  test('a link without mode is a swap when it names an account to receive on', () => {
    expect(readParameters('?fromAmount=1&fromAccountId=acc-1&toAccountId=acc-2')).toMatchObject({
      parameters: { mode: 'swap', feeStrategy: 'medium' },
    });
  });

  test.each([
    ['fromAmount', '1e-8', /plain decimal/],
    ['fromAmount', '0.000', /more than zero/],
    ['fromAmount', '1,5', /plain decimal/],
    ['toAccountId', 'a b', /identifier/],
    ['feeStrategy', 'custom', /must be one of "slow", "medium", "fast"/],
    ['rate', '-1', /decimal number/],
    ['displayLanguage', 'nl', /must be one of "ar"/],
    ['ledger-transaction-id', 'a/b', /identifier/],
  ])('%s=%s is refused', (name, value, problem) => {
    const query = new URLSearchParams(SWAP);
    query.set(name, value);
    expect(problemsOf(`?${query}`)).toMatchObject([
      { parameter: name, received: value, problem: expect.stringMatching(problem) },
    ]);
  });

  test('what is missing is named with an example', () => {
    expect(problemsOf('?mode=swap').map(({ parameter, mend }) => `${parameter}: ${mend}`)).toEqual([
      'fromAmount: Add it to the link, for example fromAmount=0.5',
      'fromAccountId: Add it to the link, for example fromAccountId=7c1a2f0e-52e4-5a1f-9a0b-6f0d4c7e9b21',
      'toAccountId: Add it to the link, for example toAccountId=1f0b7d55-90e1-5c7b-8f52-0b1d93e6a4c8',
    ]);
  });
});
