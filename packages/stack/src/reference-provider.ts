/**
 * TEST KEYS of the reference provider: made up for the simulator, public, of no value. The deposit key belongs to the
 * well-known mnemonic "test test … junk" at m/44'/60'/0'.
 */
export const REFERENCE_PROVIDER_TEST_KEYS = {
  signing: {
    curve: 'secp256k1',
    privateKeyHex: '81814d42419bf13ade812c46ae8ed3227f395a615babb4c0e20419c8bbf5b13e',
  },
  depositXpub:
    'xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP',
} as const;
