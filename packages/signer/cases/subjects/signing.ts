import { fromHex, operationOf, Subcommand, type SubcommandName } from '@exchange-sim/apdu';
import { payinAddress } from '../../src/testing/flow.js';
import { type Draft, numbered, type Step } from '../writer/case.js';
import { Deal, type DealOptions } from '../writer/deal.js';
import { call, provideToken, refused, signing, type Transfer } from '../writer/ethereum.js';
import { review, type Told } from '../writer/screens.js';

const HALF = 500_000_000_000_000_000n;
const half = fromHex('06f05b59d3b20000');
const OTHER = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
const shared = {
  swap: { 9: half, 10: half },
  sell: { 1: 'jane@acme.org', 3: half },
  fund: { 4: half },
} as const;

function told(name: SubcommandName, send: string): Told {
  const operation = operationOf(Subcommand[name]);
  const sent = ['Send', `0.5 ${send}`] as const;
  const fees = ['Fees', '0.0000000000000001 ETH'] as const;
  const partner = ['Exchange partner', 'Acme Pay'] as const;
  if (operation === 'swap')
    return { operation, from: send, to: 'ETH', pairs: [partner, sent, ['Receive', '0.5 ETH'], fees] };
  if (operation === 'sell')
    return {
      operation,
      from: send,
      to: 'EUR',
      pairs: [partner, ['Email', 'jane@acme.org'], sent, ['Receive', 'EUR 12.34'], fees],
    };
  return { operation, from: send, pairs: [['User', 'Jane Doe'], sent, ['To Acme Pay', 'Savings'], fees] };
}

/** Approved and handed over to the Ethereum application; afterwards Exchange is back and knows nothing any more. */
function signedBy(
  name: SubcommandName,
  title: string,
  rule: string,
  steps: Step[],
  options: DealOptions = {},
  send = 'ETH',
): Draft {
  const fields = { ...shared[operationOf(Subcommand[name])], ...options.fields };
  const deal = new Deal(name, { ...options, fields });
  return {
    title: `${name}: ${title}`,
    rule,
    model: 'stax',
    steps: [
      ...deal.until('coins'),
      deal.prompt(review('stax', told(name, send), 'approve')),
      deal.startSigning(),
      ...steps,
      deal.send(0x02, '', '0404029000'),
      deal.send(0x0a, '', '6d01'),
    ],
  };
}

const flows = Object.keys(Subcommand) as SubcommandName[];
const right = flows.flatMap((name) =>
  (['legacy', 'EIP-1559', 'EIP-2930'] as const).map((kind) =>
    signedBy(name, `${kind} transfer`, 'what was approved is signed at once', signing({ kind, wei: HALF })),
  ),
);
const split = [22, 30, 50].map((size) =>
  signedBy(
    'SELL_NG',
    `in parts of ${size} bytes`,
    '9000 for each but the last',
    signing({ kind: 'EIP-1559', wei: HALF }, undefined, size),
  ),
);

const wrong = (
  [
    ['another amount', { wei: HALF + 1n }, '0100', '0.5 ETH != 0.500000000000000001 ETH'],
    ['no amount', { wei: 0n }, '0100', '0.5 ETH != 0 ETH'],
    ['another destination', { wei: HALF, to: OTHER }, '0200', `${payinAddress} != ${OTHER}`],
    [
      'higher fees',
      { wei: HALF, gasLimit: 101n },
      '0300',
      '0.0000000000000001 ETH != 0.000000000000000101 ETH',
    ],
    ['lower fees', { wei: HALF, gasLimit: 90n }, '0300', '0.0000000000000001 ETH != 0.00000000000000009 ETH'],
    ['another chain', { wei: HALF, chainId: 137n }, '0100', '0.5 ETH != 0.5 POL'],
    ['calldata', { wei: HALF, data: fromHex('deadbeef') }, 'ff01', ''],
  ] as const satisfies ReadonlyArray<readonly [string, Transfer, string, string]>
).flatMap(([title, transfer, reason, text]) =>
  (['legacy', 'EIP-1559'] as const).map((kind) =>
    signedBy(
      'SELL_NG',
      `${kind}, ${title}`,
      '6001 with the reason, and approved != received',
      signing({ ...transfer, kind }, refused(reason, text)),
    ),
  ),
);

const memo = signedBy(
  'SELL_NG',
  'a memo',
  '6001: Ethereum knows no memos',
  signing({ wei: HALF }, refused('0500')),
  { fields: { 8: 'memo' } },
);

const TICKER = 'USDC';
const CONTRACT = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const usdc = fromHex('045553444308457468657265756d1304555344430600000000000000010345544812');
const amount = 500_000n;
const inUsdc = { payinCoin: usdc, fields: { 2: TICKER, 3: fromHex('07a120') } };

function token(title: string, rule: string, transfer: Transfer, response?: string): Draft {
  const steps = [provideToken(TICKER, CONTRACT, 6), ...signing({ to: CONTRACT, ...transfer }, response)];
  return signedBy('SELL_NG', `a token, ${title}`, rule, steps, inUsdc, TICKER);
}

const tokens = [
  token('the transfer approved', 'what was approved is signed at once', {
    wei: 0n,
    data: call(payinAddress, amount),
  }),
  token('EIP-1559', 'what was approved is signed at once', {
    kind: 'EIP-1559',
    wei: 0n,
    data: call(payinAddress, amount),
  }),
  token(
    'another recipient',
    '6001, destination',
    { wei: 0n, data: call(OTHER, amount) },
    refused('0200', `${payinAddress} != ${OTHER}`),
  ),
  token(
    'another amount',
    '6001, amount',
    { wei: 0n, data: call(payinAddress, amount + 1n) },
    refused('0100', '0.5 USDC != 0.500001 USDC'),
  ),
  token(
    'ether with it',
    '6001: a token transfer carries none',
    { wei: 1n, data: call(payinAddress, amount) },
    refused('ff01'),
  ),
  token(
    'another method',
    '6001: only transfers',
    { wei: 0n, data: call(payinAddress, amount, 'deadbeef') },
    refused('ff01'),
  ),
  token(
    'higher fees',
    '6001, fees',
    { wei: 0n, gasLimit: 101n, data: call(payinAddress, amount) },
    refused('0300', '0.0000000000000001 ETH != 0.000000000000000101 ETH'),
  ),
];

export const signingCases = numbered('signing', [...right, ...split, ...wrong, memo, ...tokens]);
