/** Ledger's own packages drive whole exchanges paid from the Bitcoin application; signatures are judged without its code. */
import { Transaction } from '@scure/btc-signer';
import { expect, test } from 'vitest';
import { accountPath, addressParameters, type KindName, kinds, ownAddress } from './bitcoin-account.js';
import { coinsOf, type Payment, scriptOf, unsignedPayment } from './bitcoin-payin.js';
import { isSigned } from './bitcoin-signatures.js';
import { bitcoin, ether } from './coins.js';
import { bitcoinApp, bitcoinPayments, statusWordOf } from './ledger-packages.js';
import { type Deal, Provider } from './provider.js';
import { connect, type Wallet } from './wallet.js';

const provider = new Provider('secp256r1');
const payment: Payment = {
  to: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  amountAtomic: 3_500_000n,
  feesAtomic: 2_000n,
};

function dealFrom(kind: KindName, operation: Deal['operation'] = 'swap'): Deal {
  const from = {
    ...bitcoin,
    own: ownAddress(kind, 0, 0).address,
    addressParameters: addressParameters(kind),
  };
  const { to: payin, amountAtomic, feesAtomic } = payment;
  const swap = operation === 'swap' && { to: ether, receivesAtomic: 700_000_000_000_000_000n };
  return { operation, from, payin, amountAtomic, feesAtomic, ...swap };
}

function sign({ transport }: Wallet, kind: KindName, transaction: Transaction) {
  // hw-app-btc turns version 0 into 2 itself, but loses what is said of taproot on the way
  const psbt = transaction.toPSBT(kind === 'taproot' ? 2 : 0);
  return bitcoinApp(transport).signPsbtBuffer(Buffer.from(psbt), {
    accountPath: `m/${accountPath(kind)}`,
    addressFormat: kinds[kind].addressFormat,
    finalizePsbt: true,
    knownAddressDerivations: new Map(),
  });
}

test.each(Object.keys(kinds) as KindName[])('swap of BTC to ETH from a %s account', async (kind) => {
  const wallet = await connect();
  const read = await wallet.exchange(dealFrom(kind), provider);
  expect(read).toEqual(expect.arrayContaining(['0.035 BTC', '0.7 ETH', '0.00002 BTC']));
  const { tx = '' } = await sign(wallet, kind, unsignedPayment(kind, payment));
  const raw = Buffer.from(tx, 'hex');
  expect(isSigned(raw, kind, coinsOf(kind))).toBe(true);
  const output = Transaction.fromRaw(raw, { allowUnknownInputs: true }).getOutput(0);
  expect(output).toEqual({ amount: payment.amountAtomic, script: scriptOf(payment.to) });
  await wallet.person.awaits('Transaction signed');
});

test.each([
  ['another amount', { amountAtomic: payment.amountAtomic + 1n }],
  ['another destination', { to: ownAddress('segwit', 0, 5).address }],
  ['other fees', { feesAtomic: payment.feesAtomic + 1n }],
])('%s: refused with 6b00, and Exchange is back', async (_, change) => {
  const wallet = await connect();
  await wallet.exchange(dealFrom('segwit'), provider);
  const other = unsignedPayment('segwit', { ...payment, ...change });
  await expect(sign(wallet, 'segwit', other).catch(statusWordOf)).resolves.toBe('6b00');
  await wallet.person.awaits('Incorrect transaction');
  await wallet.exchange(dealFrom('segwit'), provider);
  const { tx = '' } = await sign(wallet, 'segwit', unsignedPayment('segwit', payment));
  expect(isSigned(Buffer.from(tx, 'hex'), 'segwit', coinsOf('segwit'))).toBe(true);
});

test('a signature that is not of this transaction is recognised', async () => {
  const wallet = await connect();
  await wallet.exchange(dealFrom('segwit'), provider);
  const { tx = '' } = await sign(wallet, 'segwit', unsignedPayment('segwit', payment));
  const raw = Buffer.from(tx, 'hex');
  raw.writeUInt32LE(1, raw.length - 4);
  expect(isSigned(raw, 'segwit', coinsOf('segwit'))).toBe(false);
});

test('rejected: 6a84', async () => {
  const wallet = await connect();
  const rejected = wallet.exchange(dealFrom('segwit'), provider, 'rejects');
  expect(statusWordOf(await rejected.catch((error) => error))).toBe('6a84');
});

test.each(['sell', 'fund'] as const)('%s paid in BTC', async (operation) => {
  const wallet = await connect();
  const read = await wallet.exchange(dealFrom('segwit', operation), provider);
  expect(read).toContain('0.035 BTC');
  const { tx = '' } = await sign(wallet, 'segwit', unsignedPayment('segwit', payment));
  expect(isSigned(Buffer.from(tx, 'hex'), 'segwit', coinsOf('segwit'))).toBe(true);
});

test('a PSBT signed but not finalised is finalised by another library', async () => {
  const wallet = await connect();
  await wallet.exchange(dealFrom('segwit'), provider);
  const { psbt } = await bitcoinApp(wallet.transport).signPsbtBuffer(
    Buffer.from(unsignedPayment('segwit', payment).toPSBT(0)),
    {
      accountPath: `m/${accountPath('segwit')}`,
      addressFormat: 'bech32',
      finalizePsbt: false,
      knownAddressDerivations: new Map(),
    },
  );
  const transaction = Transaction.fromPSBT(psbt);
  transaction.finalize();
  expect(isSigned(transaction.extract(), 'segwit', coinsOf('segwit'))).toBe(true);
});

test('createPaymentTransaction builds and signs from previous transactions', async () => {
  const wallet = await connect();
  await wallet.exchange(dealFrom('segwit'), provider);
  const btc = bitcoinApp(wallet.transport);
  const unsigned = unsignedPayment('segwit', payment);
  const outputs = [0, 1].map((i) => unsigned.getOutput(i));
  const outputScriptHex = btc
    .serializeTransactionOutputs({
      version: Buffer.alloc(4),
      inputs: [],
      outputs: outputs.map(({ amount = 0n, script = new Uint8Array() }) => {
        const littleEndian = Buffer.alloc(8);
        littleEndian.writeBigUInt64LE(amount);
        return { amount: littleEndian, script: Buffer.from(script) };
      }),
    })
    .toString('hex');
  const signed = await bitcoinPayments(wallet.transport).createPaymentTransaction({
    inputs: coinsOf('segwit').map(({ previous }) => [
      btc.splitTransaction(Buffer.from(previous).toString('hex')),
      0,
      undefined,
      undefined,
    ]),
    associatedKeysets: [0, 1].map((i) => `${accountPath('segwit')}/0/${i}`),
    changePath: `${accountPath('segwit')}/1/0`,
    outputScriptHex,
    segwit: true,
    additionals: ['bech32'],
  });
  expect(isSigned(Buffer.from(signed, 'hex'), 'segwit', coinsOf('segwit'))).toBe(true);
});
