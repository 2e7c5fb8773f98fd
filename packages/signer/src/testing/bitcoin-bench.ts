import { toHex } from '@exchange-sim/apdu';
import { numberToBytesBE } from '@noble/curves/utils.js';
import { KeyStore, SPECULOS_SEED } from '../keys/key-store.js';
import { BitcoinApp } from '../library-apps/bitcoin/bitcoin-app.js';
import type { ApprovedPayin, SigningAnswer } from '../library-apps/library-app.js';
import { BitcoinClient } from './bitcoin-client.js';
import { type Kind, type OwnOutput, TestAccount } from './bitcoin-payment.js';
import { type Payment, type PolicyOptions, type Psbt, psbtOf, signPsbtData } from './bitcoin-psbt.js';

export const keys = new KeyStore(SPECULOS_SEED);
export const bitcoinApp = new BitcoinApp(keys);

export const SIGN_PSBT = 0x04;
/** Where the approved payment goes: an address of another seed. */
export const DESTINATION = 'bc1q2r3sr63fry9u5xs9cknnx25d3qappucmpu565t';
export const AMOUNT = 100_000_000n;
export const FEES = 1_234n;

export function approved(changes: Partial<ApprovedPayin> = {}): ApprovedPayin {
  return {
    subConfig: new Uint8Array(),
    amount: numberToBytesBE(AMOUNT, 8),
    fees: numberToBytesBE(FEES, 8),
    destination: DESTINATION,
    extra: new Uint8Array(33),
    ...changes,
  };
}

/** The approved payment from an account: two coins, change on the change side. */
export function paymentFrom(kind: Kind, changes: Partial<Payment> = {}): Payment {
  const account = new TestAccount(kind);
  const coin = (side: number, index: number, amount: bigint): OwnOutput => ({ account, side, index, amount });
  return {
    account,
    spends: [coin(0, 7, 60_000_000n), coin(1, 300, 50_000_000n)],
    to: [{ address: DESTINATION, amount: AMOUNT }],
    change: coin(1, 301, 10_000_000n - FEES),
    ...changes,
  };
}

/** The Bitcoin application in front, with a host beside it. Answers are hex, status word included. */
export class BitcoinBench {
  readonly client = new BitcoinClient();
  /** How control went back to Exchange; undefined while the application is in front. */
  end: SigningAnswer['end'];
  drewHome: SigningAnswer['drewHome'];
  /** Replaces replies of the host, counted from 0. */
  tamper: (reply: Uint8Array, request: Uint8Array, count: number) => Uint8Array = (reply) => reply;
  /** The requests of the last command. */
  requests: Uint8Array[] = [];
  readonly #session;

  constructor(changes: Partial<ApprovedPayin> = {}) {
    const session = bitcoinApp.startSigning(approved(changes));
    if (!session) throw new Error('the application refuses its parameters');
    this.#session = session;
  }

  send(apdu: Uint8Array): string {
    const { response, end, drewHome } = this.#session.exchange(apdu);
    this.end ??= end;
    this.drewHome ??= drewHome;
    return toHex(response);
  }

  /** Sends a command and answers its requests; gives the last answer. */
  command(ins: number, data: Uint8Array, protocolVersion = 1): string {
    this.requests = [];
    let answer = this.send(Uint8Array.of(0xe1, ins, 0, protocolVersion, data.length, ...data));
    while (answer.endsWith('e000')) {
      const request = Uint8Array.from(Buffer.from(answer.slice(0, -4), 'hex'));
      const reply = this.tamper(this.client.reply(request), request, this.requests.length);
      this.requests.push(request);
      answer = this.send(Uint8Array.of(0xf8, 0x01, 0, protocolVersion, reply.length, ...reply));
    }
    return answer;
  }

  signPsbt(psbt: Psbt, account: TestAccount, policy: PolicyOptions = {}, protocolVersion = 1): string {
    return this.command(SIGN_PSBT, signPsbtData(this.client, psbt, account, policy), protocolVersion);
  }

  pay(payment: Payment, edit: (psbt: Psbt) => void = () => {}): string {
    const psbt = psbtOf(payment);
    edit(psbt);
    return this.signPsbt(psbt, payment.account);
  }
}
