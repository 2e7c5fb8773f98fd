import { fromHex, toHex } from '@exchange-sim/apdu';
import { expect, test, vi } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { trustedNameCertificate } from '../testing/trusted-name.js';

test.each([
  ['b0', '6700'],
  ['b00100', '6700'],
  ['b001000000', '010d45786368616e6765205445535405342e342e3201009000'],
  ['b001010000', '6e00'],
  ['b0a7010000', '6e00'],
  ['b0ff000000', '6e00'],
  ['b0060400', '6c00'],
  ['b006040005', '6c00'],
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
  ['another device, which is signed too,', changed('350104', '350105'), '04', '5720'],
])('%s is refused', (_what, certificate, usage, status) => {
  expect(load(certificate, usage)).toBe(status);
});
