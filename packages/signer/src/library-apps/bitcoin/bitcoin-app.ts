import { bigEndian } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import type {
  AddressCheck,
  AmountToPrint,
  ApprovedPayin,
  LibraryApp,
  SigningSession,
} from '../library-app.js';
import { isOwnAddress } from './address-check.js';
import { formatBitcoins } from './amounts.js';
import { approvalOf } from './approval.js';
import { BitcoinSession } from './session.js';

const MAX_AMOUNT_BYTES = 8;

/** The Bitcoin application 2.4.6 in its role as library of Exchange. */
export class BitcoinApp implements LibraryApp {
  readonly name = 'Bitcoin';
  readonly #keys: KeyStore;

  constructor(keys: KeyStore) {
    this.#keys = keys;
  }

  checkAddress(check: AddressCheck): boolean {
    return isOwnAddress(check, this.#keys);
  }

  /** Bitcoin's coin configurations say nothing about the amount: the ticker and its decimals are built in. */
  printableAmount({ amount }: AmountToPrint): string | undefined {
    return amount.length > MAX_AMOUNT_BYTES ? undefined : formatBitcoins(bigEndian(amount));
  }

  startSigning(approved: ApprovedPayin): SigningSession | undefined {
    const approval = approvalOf(approved);
    return approval && new BitcoinSession(this.#keys, approval);
  }
}
