import { fromHex } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { fromByteString } from '../../bytes.js';
import { KeyStore, SPECULOS_SEED } from '../../keys/key-store.js';
import { CertificateStore } from '../../os-layer/certificate-store.js';
import { EthereumApp } from './ethereum-app.js';

const app = new EthereumApp(new KeyStore(SPECULOS_SEED), new CertificateStore());
const path = fromHex('058000002c8000003c800000000000000000000000');
const address = 'Dad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';

test.each([
  [`0x${address}`, true],
  [address, true],
  [`0x${address.toLowerCase()}`, false],
  [`0X${address}`, false],
  ['', false],
])('the address %s is ours: %s', (given, ours) => {
  expect(
    app.checkAddress({ subConfig: new Uint8Array(), parameters: path, address: given, extraId: '' }),
  ).toBe(ours);
});

test.each(['00', `0b${'00000001'.repeat(11)}`, '058000002c8000003c80000000'])(
  'the path %s gives no address',
  (hex) => {
    const check = {
      subConfig: new Uint8Array(),
      parameters: fromHex(hex),
      address: `0x${address}`,
      extraId: '',
    };
    expect(app.checkAddress(check)).toBe(false);
  },
);

test.each([
  ['058000002c8000003c8000000000000000000000', true],
  ['058000002c8000003c80000000000000000000', false],
])('the path %s, cut short, gives the address: %s', (hex, ours) => {
  const check = {
    subConfig: new Uint8Array(),
    parameters: fromHex(hex),
    address: `0x${address}`,
    extraId: '',
  };
  expect(app.checkAddress(check)).toBe(ours);
});

const fiveEther = fromHex('4563918244f40000');

test.each([
  ['0345544812000000000000000103455448 12', false, '5 ETH'],
  ['0345544812000000000000000103455448 12', true, '5 ETH'],
  ['0455534443060000000000000001', false, '5000000000000 USDC'],
  ['0455534443060000000000000001', true, '5 ETH'],
  ['03455448120000000000000089', true, '5 POL'],
  ['03455448120000000000000000', true, '5 ETH'],
  ['03455448120000000000989677', true, '5 ???'],
  ['0345544812000000000000008903504f4c12', true, '5 POL'],
  ['0345544812', false, undefined],
  ['034554481200000000000000010345544806', false, undefined],
  ['00120000000000000001', false, undefined],
  ['', false, undefined],
])('with %s (fees: %s) it prints %s', (config, isFee, text) => {
  const subConfig = fromHex(config.replace(' ', ''));
  expect(app.printableAmount({ subConfig, amount: fiveEther, isFee })).toBe(text);
});

const approved = {
  subConfig: fromHex('034554481200000000000000010345544812'),
  amount: fiveEther,
  fees: fromHex('64'),
  destination: '0xd692Cb1346262F584D17B4B470954501f6715a82',
  extra: new Uint8Array(33),
};

test('fees of more than eight bytes make it return at once', () => {
  expect(app.startSigning({ ...approved, fees: new Uint8Array(9) })).toBeUndefined();
  expect(app.startSigning({ ...approved, subConfig: fromByteString('nonsense') })).toBeUndefined();
  expect(app.startSigning(approved)).toBeDefined();
});
