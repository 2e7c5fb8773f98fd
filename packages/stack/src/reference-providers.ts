import type { PartName } from './part-name.js';

/** What a reference provider keeps to itself. */
interface ProviderKeys {
  databaseName: string;
  signing: { curve: 'secp256k1' | 'secp256r1'; privateKeyHex: string };
  /** Accounts whose external chains give the deposit addresses: `m/44'/60'/n'` and `m/84'/0'/n'`. */
  depositXpub: string;
  bitcoinDepositXpub: string;
  /** Pays payouts and refunds. */
  hotWallet: { ethereumPrivateKeyHex: string; bitcoinPrivateKeyHex: string };
  /** Addresses of those two keys. */
  funds: { ethereum: string; bitcoin: string };
}

/**
 * TEST KEYS of the reference providers: made up for the simulator, public, of no value. The deposit accounts belong to the
 * well-known mnemonic "test test … junk".
 */
export const REFERENCE_PROVIDERS_TEST_KEYS = {
  northgate: {
    databaseName: 'provider_backend',
    signing: {
      curve: 'secp256k1',
      privateKeyHex: '81814d42419bf13ade812c46ae8ed3227f395a615babb4c0e20419c8bbf5b13e',
    },
    depositXpub:
      'xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP',
    bitcoinDepositXpub:
      'xpub6C4SXHaqSMPK8MGL7bWjvS8WQnhoadsaXv2mnBcjAv142P2TivoC7s7ukNRYxETJZGc3JNzDKHQAGH5N3oQhQgkpwk6WrMtJB4eG2fpRAsV',
    hotWallet: {
      ethereumPrivateKeyHex: 'c9252ee6490cccc62b3742bab1b08e31470b1d100bcd9163629e216a11ca257b',
      bitcoinPrivateKeyHex: 'e889bcacf406342aa4c3038429d56b31be9012d881275966faa37147a35bb882',
    },
    funds: {
      ethereum: '0x8F1754109fD641CcB6D24f4CD5b4D9e124e367eb',
      bitcoin: 'bc1q5vmcpans8caf2hhvyaylatanc38lmv98l8dn6w',
    },
  },
  quickbridge: {
    databaseName: 'quickbridge_backend',
    signing: {
      curve: 'secp256r1',
      privateKeyHex: 'b4595e36bf2b358c558d9611f71427f4add21a67043fc568cfed6938dabd83ba',
    },
    depositXpub:
      'xpub6Ce9NcJvTk372KjsGfWqbcex5DumjpNquQLApoeQUavSCjEc823BV1tb4rXUuPuht8h2hSxkg2EXUaKUJmniJvRZAELxypsCzBFdtosmV76',
    bitcoinDepositXpub:
      'xpub6C4SXHaqSMPK93VRdqtGGzAbp3DbH2Bxx8UtQwgmmPMa2m9Rkggd1RUhhnTcQStrj3XsQDVeeujxgNuHMesPUsxiT29eJAKGcWPmk72uazy',
    hotWallet: {
      ethereumPrivateKeyHex: '4362e974704de4a5aea053c0738c632cce29ca640f76b9cbee935feae7de18cd',
      bitcoinPrivateKeyHex: '32a15a0ef7e86300672264f23af3dcd36c7a3d378f92f53eaf854bed3790e597',
    },
    funds: {
      ethereum: '0x1FD210cE4943e3857ea7bbF93a9DDDa705D8c185',
      bitcoin: 'bc1qplwahqg0af4wgj6304f6d5ngw5dsnrjttn44h2',
    },
  },
  oldharbour: {
    databaseName: 'oldharbour_backend',
    signing: {
      curve: 'secp256k1',
      privateKeyHex: '7e3b17e16db86574836600104311715f2366aea92a885771d582389e45cdfcc8',
    },
    depositXpub:
      'xpub6Ce9NcJvTk374xmC966FRY8NvVzjBr7FGiEf1h8mWkSwvCkvZ7PsCWEJS3nMsKLtRwsuEWY6indWjZFCB7yTqMpAoU7Z8c8TEkanQrsMF6j',
    bitcoinDepositXpub:
      'xpub6C4SXHaqSMPKBBMb9an3awvz2K1RRptt9ByuEAQx9NPW9jxB9pYFidQnaudmZq33VucLFZnHhL8ET2EPpa9JEB78MEgWg2R2giVXFPrdpKu',
    hotWallet: {
      ethereumPrivateKeyHex: 'ceca2e547a5be346f9d50990bd42e639c131b3a4d6f1df6e699676ad1f8bd435',
      bitcoinPrivateKeyHex: 'e31ca205bcad747956f4edc7a31f183667c2739453bcbbb84c7fe348d9cc7671',
    },
    funds: {
      ethereum: '0x684aD830bDcCD6a40bbC49a5403Ba3508F6F4036',
      bitcoin: 'bc1q0gv4r0ur6q7ptdcd5rjmtl842nv77utuyalr7m',
    },
  },
} as const satisfies Record<string, ProviderKeys>;
export type ReferenceProvider = keyof typeof REFERENCE_PROVIDERS_TEST_KEYS;

/** The parts that play them. */
export const PROVIDER_PARTS = {
  northgate: 'providerBackend',
  quickbridge: 'quickbridge',
  oldharbour: 'oldharbour',
} as const satisfies Record<ReferenceProvider, PartName>;
