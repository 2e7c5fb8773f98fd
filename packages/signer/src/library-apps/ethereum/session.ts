import { ByteReader, fromByteString } from '../../bytes.js';
import type { KeyStore } from '../../keys/key-store.js';
import type { CertificateStore } from '../../os-layer/certificate-store.js';
import type { SigningAnswer, SigningSession } from '../library-app.js';
import { AnnouncedNetworks } from './announced-networks.js';
import type { Expectation } from './expectation.js';
import { isKnownChain } from './networks.js';
import { readPath } from './path.js';
import { publicKeyAnswer } from './public-key.js';
import { SigningRequest } from './signing-request.js';
import { Status } from './status.js';
import { Tokens } from './tokens.js';
import { judge, Refusal } from './verdict.js';

const CLA = 0xe0;
const GET_PUBLIC_KEY = 0x02;
const SIGN = 0x04;
const GET_APP_CONFIGURATION = 0x06;
const PROVIDE_TOKEN = 0x0a;
const PROVIDE_NETWORK = 0x30;

const FIRST = 0x00;
const MORE = 0x80;
/** Tokens must be described by the wallet; version 1.23.0. */
const CONFIGURATION = [0x02, 1, 23, 0];
const MAX_DETAIL = 255;

/** What an instruction gives: data with 9000, a status word, or an answer that ends the session. */
type Result = Uint8Array | number | SigningAnswer;

interface CoinApdu {
  ins: number;
  p1: number;
  p2: number;
  data: Uint8Array;
}

/**
 * The Ethereum application in front. While it remembers the approval it signs what was approved, refuses everything else, and
 * returns. Any other error makes it forget the approval: it stays in front and signs nothing more, because what it would ask the
 * user on its own screen is not part of this signer; such requests are answered as if rejected (6985).
 */
export class EthereumSession implements SigningSession {
  readonly #keys: KeyStore;
  readonly #certificates: CertificateStore;
  readonly #tokens = new Tokens();
  readonly #networks = new AnnouncedNetworks();
  #expectation: Expectation | undefined;
  #request: SigningRequest | undefined;

  constructor(keys: KeyStore, certificates: CertificateStore, expectation: Expectation) {
    this.#keys = keys;
    this.#certificates = certificates;
    this.#expectation = expectation;
  }

  exchange(bytes: Uint8Array): SigningAnswer {
    const apdu = parse(bytes);
    const result = typeof apdu === 'number' ? apdu : this.#dispatch(apdu);
    if (result instanceof Uint8Array) return { response: withStatus(result, Status.ok) };
    if (typeof result !== 'number') return result;
    if (result !== Status.ok) this.#forget();
    return { response: withStatus([], result) };
  }

  #dispatch(apdu: CoinApdu): Result {
    switch (apdu.ins) {
      case GET_PUBLIC_KEY:
        this.#tokens.forget();
        return publicKeyAnswer(apdu, this.#keys);
      case SIGN:
        return this.#sign(apdu);
      case GET_APP_CONFIGURATION:
        return Uint8Array.from(CONFIGURATION);
      case PROVIDE_TOKEN:
        return this.#provideToken(apdu);
      case PROVIDE_NETWORK:
        return this.#provideNetwork(apdu);
      default:
        return Status.unknownInstruction;
    }
  }

  #provideToken({ data }: CoinApdu): Result {
    const known = (chainId: bigint) => isKnownChain(chainId, this.#networks.tickers);
    const slot = this.#tokens.provide(data, known, this.#certificates);
    return slot === undefined ? Status.incorrectData : Uint8Array.of(slot);
  }

  /** P2 00: a descriptor; 02: which networks are known. Icons (01) are not kept. */
  #provideNetwork({ p1, p2, data }: CoinApdu): Result {
    if (p2 === 0x02 && p1 === 0x00) return this.#networks.list();
    if (p2 !== 0x00) return Status.wrongParameters;
    return this.#networks.receive(data, p1 === 0x01, this.#certificates) ? Status.ok : Status.incorrectData;
  }

  #sign({ p1, p2, data }: CoinApdu): Result {
    if (p2 !== 0x00 || (p1 !== FIRST && p1 !== MORE)) return Status.wrongParameters;
    const rlp = p1 === FIRST ? this.#begin(data) : data;
    if (typeof rlp === 'number') return rlp;
    if (!this.#request) return Status.notAllowed;
    const state = this.#request.feed(rlp);
    if (state === 'more') return Status.ok;
    if (state === 'fault') return this.#expectation ? refusal(Refusal.generic, 0x01) : Status.incorrectData;
    return this.#finish(this.#request);
  }

  /** Path and type of a new transaction; what remains is its RLP. Begun twice, the approval is forgotten. */
  #begin(data: Uint8Array): Uint8Array | number {
    if (this.#request) this.#forget();
    const reader = new ByteReader(data);
    const path = readPath(reader);
    const rest = reader.rest();
    const [first] = rest;
    if (!path || first === undefined) return Status.incorrectData;
    this.#request = SigningRequest.begin(first, path, this.#expectation?.mode ?? 'crosschainPending');
    return this.#request ? rest.subarray(this.#request.prefixLength) : Status.unknownTransactionType;
  }

  #finish(request: SigningRequest): Result {
    if (!this.#expectation) return Status.userRejected;
    const verdict = judge(request, this.#expectation, this.#tokens, this.#networks.tickers);
    if (verdict.kind === 'leave') return verdict.status;
    if (verdict.kind === 'refuse') return refusal(verdict.code, 0x00, verdict.detail);
    if (verdict.kind === 'fail') return { response: withStatus([], verdict.status), end: 'refused' };
    return { response: withStatus(request.sign(this.#keys), Status.ok), end: 'signed' };
  }

  #forget(): void {
    this.#expectation = undefined;
    this.#request = undefined;
    this.#tokens.forget();
  }
}

/** Lc may be missing when there is no data. */
function parse(bytes: Uint8Array): CoinApdu | number {
  const [cla, ins, p1, p2, length = 0] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined)
    return Status.wrongLength;
  if (bytes.length > 4 && bytes.length - 5 !== length) return Status.wrongLength;
  return cla === CLA ? { ins, p1, p2, data: bytes.subarray(5) } : Status.unknownClass;
}

/** `reason ‖ reason of this application ‖ "expected != received"`. */
function refusal(code: number, ownCode: number, detail = ''): SigningAnswer {
  const data = [code, ownCode, ...fromByteString(detail.slice(0, MAX_DETAIL))];
  return { response: withStatus(data, Status.refused), end: 'refused' };
}

function withStatus(data: Iterable<number>, status: number): Uint8Array {
  return Uint8Array.from([...data, status >> 8, status & 0xff]);
}
