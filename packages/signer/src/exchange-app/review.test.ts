import { fromHex, Instruction, Rate, StatusWord, Subcommand } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { checkData, configurations, Flow, type FlowOptions, ownPath } from '../testing/flow.js';

const { SWAP_NG, SELL, SELL_NG, FUND_NG } = Subcommand;

function reviewed(options: FlowOptions) {
  const device = new TestDevice();
  const flow = new Flow(device, options);
  flow.upTo('prompt');
  return { device, flow };
}

test('sell: partner, e-mail, amount, fiat, fees', () => {
  const { device } = reviewed({ subcommand: SELL_NG });
  expect(device.last).toBeUndefined();
  expect(device.review).toEqual({
    operation: 'sell',
    from: 'ETH',
    to: 'EUR',
    pairs: [
      { tag: 'Exchange partner', value: 'Acme Pay' },
      { tag: 'Email', value: 'jane@example.org' },
      { tag: 'Send', value: '0.00745981 ETH' },
      { tag: 'Receive', value: 'EUR 12.34' },
      { tag: 'Fees', value: '0.0000000000000001 ETH' },
    ],
  });
});

test('tickers are handed on as bytes', () => {
  const { device } = reviewed({ subcommand: SELL_NG, fields: { 5: 'J1\x99\xa9Y\xc3\xa9' } });
  expect(device.review).toMatchObject({ to: 'J1\x99\xa9Y\xc3\xa9' });
});

test('fund: user, amount, account at the partner, fees', () => {
  const { device } = reviewed({ subcommand: FUND_NG, rate: Rate.FLOATING });
  expect(device.review).toMatchObject({ operation: 'fund', from: 'ETH' });
  expect(device.review?.to).toBeUndefined();
  expect(device.review?.pairs.map(({ tag, value }) => `${tag}: ${value}`)).toEqual([
    'User: Jane Doe',
    'Send: 0.00745981 ETH',
    'To Acme Pay: Savings',
    'Fees: 0.0000000000000001 ETH',
  ]);
});

test('swap at a floating rate', () => {
  const { device } = reviewed({ subcommand: SWAP_NG, rate: Rate.FLOATING });
  expect(device.review?.pairs.map(({ tag }) => tag)).toEqual([
    'Exchange partner',
    'Send',
    'Receive estimated',
    'Fees',
  ]);
  expect(device.review?.crossSeedAddress).toBeUndefined();
});

test('approved: the spinner, then 9000', () => {
  const { device } = reviewed({ subcommand: SELL_NG });
  expect(device.decide('approve')).toBe('9000');
  expect(device.ui.shown.at(-1)).toBe('Processing');
});

test.each([
  ['reject', '6a84'],
  ['cancel', '6a92'],
] as const)('%s is answered %s, and the flow is over', (decision, status) => {
  const { device, flow } = reviewed({ subcommand: SELL_NG });
  expect(device.decide(decision)).toBe(status);
  expect(device.ui.shown.at(-1)).toBe('rejected');
  expect(flow.prompt()).toBe(StatusWord.unexpectedInstruction);
  expect(flow.start()).toBe(StatusWord.ok);
});

test('a payout address of another wallet is told on the review', () => {
  const address = '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E';
  const { device } = reviewed({ subcommand: SWAP_NG, fields: { 5: address } });
  expect(device.review?.crossSeedAddress).toBe(address);
});

test('a refund address of another wallet is refused', () => {
  const flow = new Flow(new TestDevice(), {
    subcommand: SWAP_NG,
    fields: { 3: '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E' },
  });
  expect(flow.upTo('checkCoins')).toBe(StatusWord.invalidAddress);
});

test('the asset check of old clients displays at once', () => {
  const device = new TestDevice();
  new Flow(device, { subcommand: SELL }).upTo('checkSignature');
  expect(device.send(Instruction.CHECK_PAYOUT_ADDRESS, SELL, checkData())).toBeUndefined();
  expect(device.review?.operation).toBe('sell');
});

test.each([
  ['another ticker', '0342544307426974636f696e00', StatusWord.incorrectCommandData],
  ['no chain id', '0345544808457468657265756d050345544812', StatusWord.amountFormattingFailed],
  ['an application that is not installed', '', StatusWord.applicationNotInstalled],
])('coin configuration with %s', (_what, hex, status) => {
  const device = new TestDevice();
  const flow = new Flow(device, { subcommand: SELL_NG });
  flow.upTo('checkSignature');
  const configuration = hex === '' ? configurations.notInstalled : fromHex(hex);
  expect(device.send(Instruction.CHECK_ASSET_IN_NO_DISPLAY, SELL_NG, checkData(configuration))).toBe(status);
  expect(flow.checkCoins()).toBe(StatusWord.ok);
});

test('a coin configuration Ledger did not sign is refused', () => {
  const device = new TestDevice();
  new Flow(device, { subcommand: SELL_NG }).upTo('checkSignature');
  const data = checkData();
  data[5] = (data[5] ?? 0) ^ 1;
  expect(device.send(Instruction.CHECK_ASSET_IN_NO_DISPLAY, SELL_NG, data)).toBe(
    StatusWord.signVerificationFail,
  );
});

test.each([
  ['no address parameters', checkData(configurations.ethereum, new Uint8Array())],
  ['bytes behind', Uint8Array.from([...checkData(configurations.ethereum, ownPath), 0])],
  ['nothing', new Uint8Array()],
])('a check with %s is malformed', (_what, data) => {
  const device = new TestDevice();
  new Flow(device, { subcommand: SELL_NG }).upTo('checkSignature');
  expect(device.send(Instruction.CHECK_ASSET_IN_NO_DISPLAY, SELL_NG, data)).toBe(
    StatusWord.incorrectCommandData,
  );
});
