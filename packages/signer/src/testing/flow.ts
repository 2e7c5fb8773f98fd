import {
  fromHex,
  Instruction,
  isNg,
  type Operation,
  operationOf,
  Rate,
  type RateCode,
  StatusWord,
  Subcommand,
  type SubcommandCode,
} from '@exchange-sim/apdu';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TestDevice } from './device.js';
import { message, type Value } from './protobuf-writer.js';

const ledgerPrivateKey = fromHex('b1ed47ef58f782e2bc4d5abe70ef66d9009c2957967017054470e0f3e10f5833');
const partnerPrivateKey = sha256(utf8ToBytes('partner'));

export const configurations = {
  ethereum: fromHex('0345544808457468657265756d12034554481200000000000000010345544812'),
  bitcoin: fromHex('0342544307426974636f696e00'),
  /** Ticker ETH, handled by an application "Nobody". */
  notInstalled: fromHex('03455448064e6f626f647900'),
};
export const ownAddress = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
export const ownPath = fromHex('058000002c8000003c800000000000000000000000');
export const payinAddress = '0xd692Cb1346262F584D17B4B470954501f6715a82';

export function signedByLedger(data: Uint8Array): Uint8Array {
  return secp256k1.sign(sha256(data), ledgerPrivateKey, { prehash: false, format: 'der' });
}

export function sized(bytes: Uint8Array, width = 1): Uint8Array {
  const length = Uint8Array.from({ length: width }, (_, i) => (bytes.length >> (8 * (width - 1 - i))) & 0xff);
  return concatBytes(length, bytes);
}

/** The data of a CHECK command for a configuration Ledger signed. */
export function checkData(configuration = configurations.ethereum, parameters = ownPath): Uint8Array {
  return concatBytes(sized(configuration), signedByLedger(configuration), sized(parameters));
}

export interface FlowOptions {
  subcommand: SubcommandCode;
  curve?: 'secp256k1' | 'secp256r1';
  /** NG: payload as base64url text (default) or raw. */
  base64?: boolean;
  dotted?: boolean;
  rs?: boolean;
  rate?: RateCode;
  fees?: Uint8Array;
  /** Replaces or adds fields of the message by number. */
  fields?: Record<number, Value>;
  parameters?: Uint8Array;
  configuration?: Uint8Array;
}

const defaults: Record<Operation, Record<number, Value>> = {
  swap: {
    1: payinAddress,
    3: ownAddress,
    5: ownAddress,
    7: 'ETH',
    8: 'ETH',
    9: fromHex('013fc3a717fb5000'),
    10: fromHex('0bebc200'),
  },
  sell: {
    1: 'jane@example.org',
    2: 'ETH',
    3: fromHex('1a80a85d245400'),
    4: payinAddress,
    5: 'EUR',
    6: message([
      [1, fromHex('04d2')],
      [2, 2],
    ]),
  },
  fund: { 1: 'Jane Doe', 2: 'Savings', 3: 'ETH', 4: fromHex('1a80a85d245400'), 5: payinAddress },
};

function idField(subcommand: SubcommandCode): number {
  if (subcommand === Subcommand.SWAP) return 11;
  return { swap: 12, sell: 7, fund: 6 }[operationOf(subcommand)];
}

/** A partner and a wallet in one: makes the data of each command of a flow and sends them. */
export class Flow {
  readonly device: TestDevice;
  readonly options: FlowOptions;
  #transactionId: Uint8Array = new Uint8Array();
  #payload: Uint8Array = new Uint8Array();

  constructor(device: TestDevice, options: FlowOptions) {
    this.device = device;
    this.options = options;
  }

  start(): number | undefined {
    const status = this.#send(Instruction.START_NEW_TRANSACTION);
    this.#transactionId = fromHex((this.device.last ?? '').slice(0, -4));
    return status;
  }

  credentials(): Uint8Array {
    const { subcommand } = this.options;
    const curve = isNg(subcommand) ? [this.#curve === secp256k1 ? 0 : 1] : [];
    const key = this.#curve.getPublicKey(partnerPrivateKey, false);
    return concatBytes(sized(utf8ToBytes('Acme Pay')), Uint8Array.from(curve), key);
  }

  setPartner(): number | undefined {
    return this.#send(Instruction.SET_PARTNER_KEY, this.credentials());
  }

  checkPartner(): number | undefined {
    return this.#send(Instruction.CHECK_PARTNER, signedByLedger(this.credentials()));
  }

  transactionData(): Uint8Array {
    const { subcommand, fields = {}, fees = fromHex('64'), base64 = true } = this.options;
    const values = {
      ...defaults[operationOf(subcommand)],
      [idField(subcommand)]: this.#transactionId,
      ...fields,
    };
    const raw = message(Object.entries(values).map(([tag, value]) => [Number(tag), value]));
    const encoded = isNg(subcommand) ? base64 : subcommand !== Subcommand.SWAP;
    this.#payload = encoded ? utf8ToBytes(Buffer.from(raw).toString('base64url')) : raw;
    const format = isNg(subcommand) ? [encoded ? 1 : 0] : [];
    return concatBytes(Uint8Array.from(format), sized(this.#payload, format.length + 1), sized(fees));
  }

  process(): number | undefined {
    return this.#send(Instruction.PROCESS_TRANSACTION_RESPONSE, this.transactionData());
  }

  signature(): Uint8Array {
    const { subcommand } = this.options;
    const ng = isNg(subcommand);
    const dotted = ng ? (this.options.dotted ?? true) : subcommand !== Subcommand.SWAP;
    const rs = ng ? (this.options.rs ?? true) : subcommand === Subcommand.SELL;
    const digest = sha256(dotted ? concatBytes(utf8ToBytes('.'), this.#payload) : this.#payload);
    const format = rs ? 'compact' : 'der';
    const signature = this.#curve.sign(digest, partnerPrivateKey, { prehash: false, format });
    return ng ? concatBytes(Uint8Array.of(dotted ? 1 : 0, rs ? 1 : 0), signature) : signature;
  }

  checkSignature(): number | undefined {
    return this.#send(Instruction.CHECK_TRANSACTION_SIGNATURE, this.signature());
  }

  /** Payout and refund, or the asset; nothing is displayed yet. */
  checkCoins(): number | undefined {
    const { configuration, parameters } = this.options;
    const data = checkData(configuration, parameters);
    if (operationOf(this.options.subcommand) !== 'swap')
      return this.#send(Instruction.CHECK_ASSET_IN_NO_DISPLAY, data);
    const payout = this.#send(Instruction.CHECK_PAYOUT_ADDRESS, data);
    return payout === StatusWord.ok ? this.#send(Instruction.CHECK_REFUND_ADDRESS_NO_DISPLAY, data) : payout;
  }

  prompt(): number | undefined {
    return this.#send(Instruction.PROMPT_UI_DISPLAY);
  }

  startSigning(): number | undefined {
    return this.#send(Instruction.START_SIGNING_TRANSACTION);
  }

  /** Runs the flow up to and including the named step and gives the last status word. */
  upTo(step: Step): number | undefined {
    let status: number | undefined;
    for (const name of steps.slice(0, steps.indexOf(step) + 1)) status = this.#step(name);
    return status;
  }

  #step(step: Step): number | undefined {
    if (step !== 'approve') return this[step]();
    this.device.decide('approve');
    return StatusWord.ok;
  }

  get #curve() {
    const { subcommand, curve } = this.options;
    if (!isNg(subcommand)) return subcommand === Subcommand.SWAP ? secp256k1 : p256;
    return curve === 'secp256k1' ? secp256k1 : p256;
  }

  #send(instruction: (typeof Instruction)[keyof typeof Instruction], data?: Uint8Array): number | undefined {
    return this.device.send(instruction, this.options.subcommand, data, this.options.rate ?? Rate.FIXED);
  }
}

const steps = [
  'start',
  'setPartner',
  'checkPartner',
  'process',
  'checkSignature',
  'checkCoins',
  'prompt',
  'approve',
  'startSigning',
] as const;
export type Step = (typeof steps)[number];
