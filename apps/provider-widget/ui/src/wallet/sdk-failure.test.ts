import { describe, expect, test } from 'vitest';
import { explainSdkError } from './sdk-failure.js';

describe('what the SDK throws', () => {
  test.each([
    [
      'a plain object of 1.4.3',
      { name: 'SignatureStepError', message: 'User refused', cause: {}, handled: true },
    ],
    ['an error whose cause names the refusal', { message: 'Denied', cause: { name: 'UserRefusedOnDevice' } }],
    ['an error with the status word of the Exchange app', { message: 'x', cause: { statusCode: 0x6a84 } }],
    ['an error with the status word of a coin app', { message: 'x', cause: { statusCode: 0x6985 } }],
  ])('%s is a refusal', (_, thrown) => {
    expect(explainSdkError(thrown, 'sale').kind).toBe('refused');
  });

  test('a closed request is told apart from a refusal', () => {
    const thrown = Object.assign(new Error('closed'), {
      name: 'DrawerClosedError',
      cause: { exchangeErrorCode: 'll001' },
    });
    expect(explainSdkError(thrown, 'sale')).toMatchObject({ kind: 'closed', errorName: 'DrawerClosedError' });
  });

  test('the message of a failed step is shown with the way out the wallet gave', () => {
    const thrown = {
      name: 'SignatureStepError',
      message: 'The payload is not signed by the registered key',
      cause: {
        exchangeErrorCode: 'exchange003',
        name: 'CompleteExchangeError',
        step: 'CHECK_TRANSACTION_SIGNATURE',
        fix: 'Sign with the key registered for Northgate.',
      },
    };
    expect(explainSdkError(thrown, 'sale')).toEqual({
      kind: 'failed',
      sentence: 'The sale could not be finished. The payload is not signed by the registered key.',
      fix: 'Sign with the key registered for Northgate.',
      technical:
        'exchange003 · CompleteExchangeError · CHECK_TRANSACTION_SIGNATURE · The payload is not signed by the registered key',
      errorName: 'CompleteExchangeError',
    });
  });

  test.each([[undefined], [null], ['text'], [42], [{ cause: 'odd' }], [{ message: { deep: true } }]])(
    '%j is explained all the same',
    (thrown) => {
      const { kind, sentence, fix, errorName } = explainSdkError(thrown, 'sale');
      expect(kind).toBe('failed');
      expect(sentence).toContain('The sale could not be finished.');
      expect(fix).toBeTruthy();
      expect(errorName.length).toBeGreaterThan(0);
    },
  );

  test('what goes to the backend is never longer than the contract allows', () => {
    const { technical, errorName } = explainSdkError(
      { name: 'N'.repeat(300), message: 'm'.repeat(2000) },
      'sale',
    );
    expect(technical).toHaveLength(500);
    expect(errorName).toHaveLength(100);
  });

  test.each([
    ['swap001', 'Ledger Wallet could not start the swap on your signer.'],
    ['swap004', 'The account does not hold enough for this swap.'],
    ['swap007', 'Ledger Wallet does not know the account this swap was started from or goes to.'],
  ])('%s of a swap is explained in words of its own', (swapCode, sentence) => {
    const thrown = Object.assign(new Error('undefined'), { cause: { swapCode, message: 'undefined' } });
    expect(explainSdkError(thrown, 'swap')).toMatchObject({ kind: 'failed', sentence });
  });

  test('a message of the wallet at the signature of a swap is shown as it is', () => {
    const thrown = {
      name: 'SignatureStepError',
      message: 'The signed payload pays out 0.02 BTC, the quote says 0.0205 BTC',
      cause: { swapCode: 'swap003Ignored', fix: 'Ask for a new quote.' },
    };
    expect(explainSdkError(thrown, 'swap')).toMatchObject({
      sentence:
        'The swap could not be finished. The signed payload pays out 0.02 BTC, the quote says 0.0205 BTC.',
      fix: 'Ask for a new quote.',
    });
  });

  test('an account of another signer is named by the side it is on', () => {
    const thrown = {
      message: 'x',
      cause: { swapCode: 'swap003Ignored', name: 'WrongDeviceForAccountPayout' },
    };
    expect(explainSdkError(thrown, 'swap').sentence).toContain('The account you receive on');
  });
});
