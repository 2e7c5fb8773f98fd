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
    ['mode', 'buy', /must be "sell"/],
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
