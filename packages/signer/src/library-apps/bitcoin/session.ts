import { hexToBytes } from '@noble/hashes/utils.js';
import { ByteReader } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import type { SigningAnswer, SigningSession } from '../library-app.js';
import type { Approval } from './approval.js';
import type { Dialogue } from './client/dialogue.js';
import { extendedPublicKey } from './extended-public-key.js';
import { signPsbt } from './psbt/sign-psbt.js';
import { Failure, Status } from './status.js';
import { walletAddress } from './wallet-address.js';

const CLA = 0xe1;
const GET_EXTENDED_PUBKEY = 0x00;
const GET_WALLET_ADDRESS = 0x03;
const SIGN_PSBT = 0x04;
const GET_MASTER_FINGERPRINT = 0x05;

const CLA_FRAMEWORK = 0xf8;
const CONTINUE = 0x01;
const LAST_PROTOCOL_VERSION = 1;
/** Five seconds. */
const PATIENCE = 50;

interface BitcoinApdu {
  cla: number;
  ins: number;
  p2: number;
  data: Uint8Array;
}

/** The data of an answer with 9000; undefined: the approved transaction is signed, and Exchange takes over. */
type Command = Dialogue<Uint8Array | undefined>;

/**
 * The Bitcoin application in front. It signs what was approved, refuses another transaction, and returns after either. Any other
 * error leaves it in front with the approval intact. A command under way is interrupted by each of its requests to the client.
 */
export class BitcoinSession implements SigningSession {
  readonly #keys: KeyStore;
  readonly #approval: Approval;
  #running: Command | undefined;

  constructor(keys: KeyStore, approval: Approval) {
    this.#keys = keys;
    this.#approval = approval;
  }

  exchange(bytes: Uint8Array): SigningAnswer {
    const apdu = parse(bytes);
    if (this.#running) return this.#continue(this.#running, apdu);
    if (!apdu) return { response: withStatus([], Status.wrongLength) };
    const command = this.#begin(apdu);
    if (typeof command === 'number') return { response: withStatus([], command) };
    return this.#resume(command, undefined);
  }

  /** What is no reply is answered at once; the command learns that none came, and what it says then is lost. */
  #continue(command: Command, apdu: BitcoinApdu | undefined): SigningAnswer {
    const isReply = apdu?.cla === CLA_FRAMEWORK && apdu.ins === CONTINUE;
    const answer = this.#resume(command, isReply ? apdu.data : undefined);
    if (isReply) return answer;
    return { ...answer, response: withStatus([], apdu ? Status.incorrectData : Status.wrongLength) };
  }

  #resume(command: Command, reply: Uint8Array | undefined): SigningAnswer {
    this.#running = undefined;
    try {
      const step = command.next(reply);
      if (step.done) return finished(step.value);
      this.#running = command;
      return { response: withStatus(step.value, Status.interrupted), patience: PATIENCE };
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      const response = withStatus(failure.data, failure.status);
      return failure.endsCall ? { response, end: 'refused' } : { response };
    }
  }

  #begin({ cla, ins, p2, data }: BitcoinApdu): Command | number {
    if (cla !== CLA) return Status.unknownClass;
    const command = this.#command(ins, p2, new ByteReader(data));
    if (!command) return Status.unknownInstruction;
    return p2 > LAST_PROTOCOL_VERSION ? Status.wrongParameters : command;
  }

  #command(ins: number, protocolVersion: number, data: ByteReader): Command | undefined {
    const [keys, approval] = [this.#keys, this.#approval];
    switch (ins) {
      case GET_EXTENDED_PUBKEY:
        return atOnce(() => extendedPublicKey(data, keys));
      case GET_WALLET_ADDRESS:
        return walletAddress(data, keys);
      case SIGN_PSBT:
        return signing(signPsbt({ data, protocolVersion, approval, keys }));
      case GET_MASTER_FINGERPRINT:
        return atOnce(() => hexToBytes(keys.fingerprint));
      default:
        return undefined;
    }
  }
}

// biome-ignore lint/correctness/useYield: a command that asks its client nothing
function* atOnce(answer: () => Uint8Array): Command {
  return answer();
}

function* signing(command: Dialogue<void>): Command {
  yield* command;
  return undefined;
}

function finished(data: Uint8Array | undefined): SigningAnswer {
  if (data) return { response: withStatus(data, Status.ok) };
  return { response: withStatus([], Status.ok), end: 'signed', drewHome: true };
}

/** Lc may be missing when there is no data. undefined when the length is wrong. */
function parse(bytes: Uint8Array): BitcoinApdu | undefined {
  const [cla, ins, , p2, length = 0] = bytes;
  if (cla === undefined || ins === undefined || p2 === undefined) return undefined;
  if (bytes.length > 4 && bytes.length - 5 !== length) return undefined;
  return { cla, ins, p2, data: bytes.subarray(5) };
}

function withStatus(data: Iterable<number>, status: number): Uint8Array {
  return Uint8Array.from([...data, status >> 8, status & 0xff]);
}
