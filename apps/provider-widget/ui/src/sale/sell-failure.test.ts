import { describe, expect, test } from 'vitest';
import { explainSellError } from './sell-failure.js';

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
    expect(explainSellError(thrown).kind).toBe('refused');
  });

  test('a closed request is told apart from a refusal', () => {
    const thrown = Object.assign(new Error('closed'), {
      name: 'DrawerClosedError',
      cause: { exchangeErrorCode: 'll001' },
    });
    expect(explainSellError(thrown)).toMatchObject({ kind: 'closed', errorName: 'DrawerClosedError' });
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
    expect(explainSellError(thrown)).toEqual({
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
      const { kind, sentence, fix, errorName } = explainSellError(thrown);
      expect(kind).toBe('failed');
      expect(sentence).toContain('The sale could not be finished.');
      expect(fix).toBeTruthy();
      expect(errorName.length).toBeGreaterThan(0);
    },
  );

  test('what goes to the backend is never longer than the contract allows', () => {
    const { technical, errorName } = explainSellError({ name: 'N'.repeat(300), message: 'm'.repeat(2000) });
    expect(technical).toHaveLength(500);
    expect(errorName).toHaveLength(100);
  });
});
