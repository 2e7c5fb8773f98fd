import { describe, expect, test } from 'vitest';
import { parseTemplate } from './descriptor-template.js';

const usual = { keyIndex: 0, receive: 0, change: 1 };

test.each([
  ['pkh(@0/**)', { kind: 'pkh', ...usual }],
  ['wpkh(@0/<0;1>/*)', { kind: 'wpkh', ...usual }],
  ['sh(wpkh(@12/<3;2147483648>/*))', { kind: 'sh(wpkh)', keyIndex: 12, receive: 3, change: 0x80000000 }],
  ['tr(@0/**)', { kind: 'tr', ...usual }],
])('%s is a policy of one key', (text, template) => {
  expect(parseTemplate(text, 2)).toEqual(template);
});

test('version 1 leaves the steps to the key', () => {
  expect(parseTemplate('wpkh(@0)', 1)).toEqual({ kind: 'wpkh', ...usual });
  expect(parseTemplate('wpkh(@0/**)', 1)).toBeUndefined();
  expect(parseTemplate('wpkh(@0)', 2)).toBeUndefined();
});

describe('policies of several keys or of scripts', () => {
  test.each([
    'wsh(sortedmulti(2,@0/**,@1/**))',
    'sh(wsh(multi(1,@0/**,@1/<4;5>/*)))',
    'sh(pkh(@0/**))',
    'wsh(andor(pk(@0/**),older(1),and_v(v:pk(@1/**),after(500000000))))',
    'wsh(thresh(2,pk(@0/**),s:pk(@1/**),sln:older(7)))',
    `wsh(and_v(v:pk(@0/**),sha256(${'ab'.repeat(32)})))`,
    'wsh(or_i(0,pk(@0/**)))',
    'tr(@0/**,pk(@1/**))',
    'tr(@0/**,{pk(@1/**),{multi_a(1,@2/**,@3/**),pk(@4/**)}})',
    'tr(musig(@0,@1)/**)',
    'pk(@0/**)',
  ])('%s', (text) => {
    expect(parseTemplate(text, 2)).toEqual({ kind: 'other' });
  });
});

describe('no policies', () => {
  test.each([
    '',
    'wpkh',
    'wpkh(@0/**',
    'wpkh(@0/**))',
    ' wpkh(@0/**)',
    'wpkh(@00/**)',
    'wpkh(@32768/**)',
    'wpkh(@0/*)',
    "wpkh(@0/<0';1>/*)",
    'wpkh(@0/<0;0>/*)',
    'wpkh(@0/<0;2147483649>/*)',
    'wpkh(K)',
    'wsh(S)',
    'wsh(wpkh(@0/**))',
    'sh(tr(@0/**))',
    'sh(sh(pkh(@0/**)))',
    'sh(wsh(older(1)))',
    'wsh(tr(@0/**))',
    'wsh(unknown(@0/**))',
    'wsh(multi(2))',
    'wsh(pk(musig(@0,@1)/**))',
    'wsh(sha256(abcd))',
    'tr(@0/**,{pk(@1/**)})',
  ])('%s', (text) => {
    expect(parseTemplate(text, 2)).toBeUndefined();
  });
});
