import { ByteReader } from '../../bytes.js';
import { addressOf, checksumAddress } from '../../keys/ethereum-address.js';
import type { KeyStore } from '../../keys/key-store.js';
import type { CertificateStore } from '../../os-layer/certificate-store.js';
import type {
  AddressCheck,
  AmountToPrint,
  ApprovedPayin,
  LibraryApp,
  SigningSession,
} from '../library-app.js';
import { formatAmount, PRINTED_AMOUNT_SIZE } from './amounts.js';
import { expectationOf } from './expectation.js';
import { nativeTicker, orMainnet } from './networks.js';
import { readPath } from './path.js';
import { EthereumSession } from './session.js';
import { parseSubConfig } from './sub-config.js';

/** The Ethereum application 1.23.0 in its role as library of Exchange. */
export class EthereumApp implements LibraryApp {
  readonly name = 'Ethereum';
  readonly signsUnseenWithButtons = true;
  readonly #keys: KeyStore;
  readonly #certificates: CertificateStore;

  constructor(keys: KeyStore, certificates: CertificateStore) {
    this.#keys = keys;
    this.#certificates = certificates;
  }

  /** The address must be spelled as EIP-55 says; `0x` may be missing, and so may the last byte of the path, which counts as zero. */
  checkAddress({ parameters, address }: AddressCheck): boolean {
    const path = readPath(new ByteReader(Uint8Array.from([...parameters, 0])));
    if (!path) return false;
    const own = checksumAddress(addressOf(this.#keys.derive(path).publicKey));
    return own === (address.startsWith('0x') ? address.slice(2) : address);
  }

  printableAmount({ subConfig, amount, isFee }: AmountToPrint): string | undefined {
    const config = parseSubConfig(subConfig);
    if (!config) return undefined;
    const fees = config.fees ?? { ticker: nativeTicker(orMainnet(config.chainId)), decimals: 18 };
    return formatAmount(amount, isFee ? fees : config.asset, PRINTED_AMOUNT_SIZE);
  }

  startSigning(approved: ApprovedPayin): SigningSession | undefined {
    const expectation = expectationOf(approved);
    return expectation && new EthereumSession(this.#keys, this.#certificates, expectation);
  }
}
