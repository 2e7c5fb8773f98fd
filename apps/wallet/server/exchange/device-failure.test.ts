import { describe, expect, test } from 'vitest';
import { SignerGone } from '../signer/signer-session.js';
import type { DeviceContext } from './device-context.js';
import { deviceFailure } from './device-failure.js';
import type { ExchangeStep } from './exchange-failure.js';

function refusal(statusCode: number, step: ExchangeStep, more: Partial<DeviceContext> = {}) {
  const thrown = Object.assign(new Error('refused'), { name: 'TransportStatusError', statusCode });
  const answer = Buffer.from(statusCode.toString(16).padStart(4, '0'), 'hex');
  return deviceFailure(thrown, {
    kind: 'SELL',
    step,
    providerName: 'Acme Pay',
    from: { name: 'Ethereum 1', family: 'ethereum' },
    lastAnswer: answer,
    ...more,
  });
}

describe('names and parties', () => {
  const cases: [status: number, step: ExchangeStep, error: object][] = [
    [
      0x6a84,
      'CHECK_PAYOUT_ADDRESS',
      { name: 'CompleteExchangeError', message: 'User refused', party: 'User' },
    ],
    [0x6a84, 'PROCESS_TRANSACTION', { name: 'TransactionRefusedOnDevice', party: 'User' }],
    [0x5501, 'INIT', { name: 'TransactionRefusedOnDevice', party: 'User' }],
    [0x6a83, 'CHECK_PAYOUT_ADDRESS', { name: 'WrongDeviceForAccount', party: 'User' }],
    [
      0x9d1a,
      'CHECK_PARTNER',
      {
        title: 'signVerificationFail',
        party: 'Ledger Backend',
        fix: expect.stringContaining('Ledger has not signed'),
      },
    ],
    [0x9d1a, 'CHECK_PAYOUT_ADDRESS', { title: 'signVerificationFail', party: 'Ledger Backend' }],
    [0x6a80, 'CHECK_PAYOUT_ADDRESS', { title: 'incorrectCommandData', party: 'Provider' }],
    [0x6a81, 'PROCESS_TRANSACTION', { title: 'deserializationFailed', party: 'Provider' }],
    [0x6a8c, 'CHECK_PAYOUT_ADDRESS', { title: 'applicationNotInstalled', party: 'Signer' }],
    [0x6d01, 'SET_PARTNER_KEY', { title: 'unexpectedInstruction', party: 'Signer' }],
    [0x5515, 'INIT', { name: 'LockedDeviceError', party: 'User' }],
    [0x6f42, 'CHECK_PARTNER', { message: 'The signer answered 6F42', title: '6F42' }],
  ];
  test.each(cases)('%i at %s', (status, step, error) => {
    const failure = refusal(status, step);
    expect(failure.status).toBe(409);
    expect(failure.error).toMatchObject({ step, ...error });
    expect(failure.error.fix.length).toBeGreaterThan(20);
  });
});

describe('names and parties of swaps', () => {
  const to = { name: 'Bitcoin 1' };
  const cases: [status: number, step: ExchangeStep, error: object][] = [
    [0x6a84, 'CHECK_REFUND_ADDRESS', { title: 'userRefused', message: 'User refused', party: 'User' }],
    [
      0x6a92,
      'CHECK_REFUND_ADDRESS',
      { title: 'userRefusedCrossSeed', party: 'User', fix: expect.stringContaining('Bitcoin 1') },
    ],
    [
      0x6a83,
      'CHECK_PAYOUT_ADDRESS',
      { name: 'WrongDeviceForAccountPayout', message: expect.stringContaining('Bitcoin 1') },
    ],
    [
      0x6a83,
      'CHECK_REFUND_ADDRESS',
      { name: 'WrongDeviceForAccountRefund', message: expect.stringContaining('Ethereum 1') },
    ],
    [0x6a80, 'CHECK_REFUND_ADDRESS', { title: 'incorrectCommandData', party: 'Provider' }],
    [
      0x6a82,
      'PROCESS_TRANSACTION',
      { title: 'wrongTransactionId', fix: expect.stringContaining('device_transaction_id_ng (field 12') },
    ],
  ];
  test.each(cases)('%i at %s', (status, step, error) => {
    expect(refusal(status, step, { kind: 'SWAP', to }).error).toMatchObject({ step, ...error });
  });
});

test('the Bitcoin application says what it compared too', () => {
  const from = { name: 'Bitcoin 1', family: 'bitcoin' } as const;
  const refused = (data: string) =>
    refusal(0x6b00, 'SIGN_COIN_TRANSACTION', {
      kind: 'SWAP',
      from,
      lastAnswer: Buffer.from(`${data}6b00`, 'hex'),
    }).error;
  expect(refused('0100')).toMatchObject({
    message: 'The Bitcoin application refused to sign: the amount differs from the one approved',
    party: 'Provider',
    fix: expect.stringContaining('amount_to_provider'),
  });
  expect(refused('0200').fix).toContain('payin_address');
  expect(refused('0300')).toMatchObject({
    party: 'Wallet',
    fix: expect.stringContaining('Inputs less outputs'),
  });
});

describe('a payload spoilt on its way', () => {
  const fixOf = (payload: string) => refusal(0x6a81, 'PROCESS_TRANSACTION', { payload }).error.fix;
  test.each([
    ['.CgVhbGljZQ', 'without the leading dot'],
    [Buffer.from('CgVhbGljZQ').toString('hex'), 'hex-encoded on top of base64url'],
    ['A'.repeat(498), 'must stay below 510 bytes'],
    ['CgVhbGljZQ', 'compare each field with its limit'],
  ])('%s', (payload, fix) => expect(fixOf(payload)).toContain(fix));
});

test('the Ethereum application says what it compared, and the user reads it', () => {
  const refused = (data: string) =>
    refusal(0x6001, 'SIGN_COIN_TRANSACTION', { lastAnswer: Buffer.from(`${data}6001`, 'hex') }).error;
  const text = Buffer.from('0.5 ETH != 0.6 ETH').toString('hex');
  expect(refused(`0100${text}`)).toMatchObject({
    message:
      'The Ethereum application refused to sign: the amount differs from the one approved (0.5 ETH != 0.6 ETH)',
    party: 'Provider',
    fix: expect.stringContaining('in_amount'),
  });
  expect(refused('0200').fix).toContain('in_address');
  expect(refused('0300').party).toBe('Wallet');
  expect(refused('ff01').message).toContain('of another kind');
  expect(refused('').message).toContain('of another kind');
});

test('whatever is no status word is a lost signer', () => {
  const context: DeviceContext = {
    kind: 'SELL',
    step: 'CHECK_PARTNER',
    providerName: 'Acme Pay',
    from: { name: 'Ethereum 1', family: 'ethereum' },
    lastAnswer: Buffer.alloc(0),
  };
  const lost = deviceFailure(new Error('socket hang up'), context);
  expect([lost.status, lost.error.name, lost.error.message]).toEqual([
    503,
    'DisconnectedDevice',
    'The signer went away during CHECK_PARTNER',
  ]);
  expect(deviceFailure(new SignerGone('No answer from the signer'), context).error.message).toContain(
    'No answer',
  );
});
