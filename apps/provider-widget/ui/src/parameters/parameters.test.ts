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
    ['mode', 'lend', /must be "buy", "sell" or "swap"/],
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

const BUY =
  '?mode=buy&accountAddress=0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D&accountId=acc-1&cryptoCurrency=ethereum&fiatCurrency=eur&fiatAmount=100&cryptoAmount=0.04&paymentMethod=card&bankResidency=fr&ledgerTransactionId=lt-1&deeplinkUrl=ledgerlive%3A%2F%2Fbuy&language=fr&theme=dark&platform=mobile';

describe('the parameters of a purchase', () => {
  test('all are read', () => {
    expect(readParameters(BUY)).toEqual({
      ok: true,
      parameters: {
        mode: 'buy',
        accountAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
        accountId: 'acc-1',
        cryptoCurrency: 'ethereum',
        fiatCurrency: 'EUR',
        fiatAmount: '100',
        cryptoAmount: '0.04',
        paymentMethod: 'card',
        bankResidency: 'FR',
        ledgerTransactionId: 'lt-1',
        deeplinkUrl: 'ledgerlive://buy',
        language: 'fr',
        theme: 'dark',
        platform: 'mobile',
      },
    });
  });

  test.each(['buySessionId', 'buySessionid'])('%s is the session of the wallet', (name) => {
    expect(readParameters(`${BUY}&${name}=bs-1`)).toMatchObject({ parameters: { buySessionId: 'bs-1' } });
  });

  test('both spellings must agree', () => {
    expect(readParameters(`${BUY}&buySessionId=bs-1&buySessionid=bs-1`)).toMatchObject({ ok: true });
    expect(problemsOf(`${BUY}&buySessionId=bs-1&buySessionid=bs-2`)).toMatchObject([
      { parameter: 'buySessionid', problem: expect.stringMatching(/another spelling of buySessionId/) },
    ]);
  });

  test.each([
    ['fiatAmount', '0', /more than zero/],
    ['fiatAmount', '1e2', /plain decimal/],
    ['fiatCurrency', 'euros', /three-letter/],
    ['cryptoCurrency', 'Ether eum', /LedgerId/],
    ['cryptoAmount', '-1', /plain decimal/],
    ['accountAddress', '', /./],
    ['accountId', 'a b', /identifier/],
    ['paymentMethod', 'cheque', /must be one of "card", "googlepay"/],
    ['bankResidency', 'France', /two-letter/],
    ['buySessionId', 'a b', /identifier/],
    ['ledgerTransactionId', 'a/b', /identifier/],
    ['language', 'nl', /must be one of "ar"/],
    ['theme', 'pink', /must be one of "light", "dark"/],
    ['platform', 'watch', /must be one of "desktop", "mobile"/],
  ])('%s=%s is refused', (name, value, problem) => {
    const query = new URLSearchParams(BUY);
    query.set(name, value);
    expect(problemsOf(`?${query}`)).toMatchObject([
      { parameter: name, received: value, problem: expect.stringMatching(problem) },
    ]);
  });

  test('what is missing is named with an example', () => {
    expect(problemsOf('?mode=buy').map(({ parameter, mend }) => `${parameter}: ${mend}`)).toEqual([
      'accountAddress: Add it to the link, for example accountAddress=0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
      'cryptoCurrency: Add it to the link, for example cryptoCurrency=ethereum',
      'fiatCurrency: Add it to the link, for example fiatCurrency=EUR',
      'fiatAmount: Add it to the link, for example fiatAmount=100',
      'paymentMethod: Add it to the link, for example paymentMethod=card',
    ]);
  });
});
