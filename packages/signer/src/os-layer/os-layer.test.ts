import { fromHex, toHex } from '@exchange-sim/apdu';
import { expect, test, vi } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { signatureField, trustedNameCertificate } from '../testing/trusted-name.js';

test.each([
  ['b0', '6e00'],
  ['b0a7', '6e00'],
  ['b00100', '010d45786368616e6765205445535405342e342e3201009000'],
  ['b001000000', '010d45786368616e6765205445535405342e342e3201009000'],
  ['b001010000', '6e00'],
  ['b0a7010000', '6e00'],
  ['b0ff000000', '6e00'],
  ['b0060400', '422e'],
  ['b00600', '5720'],
  ['b006040005', '422d'],
  ['b006040003010101', '422e'],
  ['b006040004010101', '422d'],
])('%s is answered %s', (apdu, answer) => {
  expect(new TestDevice().raw(apdu)).toBe(answer);
});

test('quitting is answered, then told', () => {
  const device = new TestDevice();
  const quit = vi.fn();
  device.app.onQuit(quit);
  expect(device.raw('b0a7000000')).toBe('9000');
  expect(quit).toHaveBeenCalledOnce();
});

const KEY = 'b91fbec173e3ba4a714e014ebc827b6f899a9fa7f4ac769cde284317a00f4f65';

const load = (certificate: Uint8Array, usage = '04') =>
  new TestDevice().raw(
    `b006${usage}00${certificate.length.toString(16).padStart(2, '0')}${toHex(certificate)}`,
  );

/** The certificate with the value of a tag replaced by one of the same length. */
function changed(hex: string, by: string): Uint8Array {
  const text = toHex(trustedNameCertificate);
  expect(text).toContain(hex);
  return fromHex(text.replace(hex, by));
}

test('a certificate of the test root is loaded', () => {
  expect(load(trustedNameCertificate)).toBe('9000');
});

test.each([
  ['another usage asked for', trustedNameCertificate, '08', '422e'],
  ['another structure', changed('010101', '010102'), '04', '422f'],
  ['a newer version', changed('020102', '020103'), '04', '4230'],
  ['an unknown tag', changed('340101', '7f0101'), '04', '422d'],
  ['a version the system has left behind', changed('160400000000', '100400090900'), '04', '4231'],
  ['an index that is too old', changed('110400000002', '110400000001'), '04', '4232'],
  ['an unknown scheme', changed('140101', '140111'), '04', '4234'],
  ['a longer name', changed('200c', '2021'), '04', '423a'],
  ['an unknown curve', changed('320121', '32017f'), '04', '4237'],
  ['an unknown scheme of its key', changed('340101', '340111'), '04', '4238'],
  ['an unknown device', changed('350104', '350108'), '04', '4239'],
  ['a key off the curve', changed(`02${KEY}`, `02${'0'.repeat(63)}5`), '04', '3302'],
  ['a signer nobody introduced', changed('13020002', '13020009'), '04', '5720'],
  ['the certificate without its key and signature', trustedNameCertificate.subarray(0, 29), '04', '422e'],
  ['another device, which is signed too,', changed('350104', '350105'), '04', '5720'],
])('%s is refused', (_what, certificate, usage, status) => {
  expect(load(certificate, usage)).toBe(status);
});

test('a certificate may be signed by the key of the one before, until one is refused', () => {
  const device = new TestDevice();
  const send = (certificate: Uint8Array, usage: string) =>
    device.raw(`b006${usage}00${toHex(Uint8Array.of(certificate.length))}${toHex(certificate)}`);
  const body = fromHex(`01010102010213020009140101310108320121332102${KEY}`);
  const second = Uint8Array.from([...body, ...signatureField(body)]);
  expect(send(second, '08')).toBe('5720');
  expect(send(trustedNameCertificate, '04')).toBe('9000');
  expect(send(second, '08')).toBe('9000');
  expect(send(second, '04')).toBe('422e');
  expect(send(second, '08')).toBe('5720');
});
