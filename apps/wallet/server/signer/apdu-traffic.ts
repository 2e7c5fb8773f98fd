import { explain, type Target } from '@exchange-sim/apdu';
import type { Clock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import type { EventHub } from '../events/event-hub.js';
import type { SignerTransport } from '../ledger-packages.js';

/** Tells the trace and the page of every APDU; keeps the last answer, whose data the transport drops from its errors. */
export class ApduTraffic {
  readonly #recorder: Recorder;
  readonly #hub: EventHub;
  readonly #clock: Clock;
  #target: Target = 'exchange';
  #lastAnswer: Buffer = Buffer.alloc(0);
  #nonce: string | undefined;

  constructor(options: { recorder: Recorder; hub: EventHub; clock: Clock }) {
    this.#recorder = options.recorder;
    this.#hub = options.hub;
    this.#clock = options.clock;
  }

  /** Data and status word of the newest answer. */
  get lastAnswer(): Buffer {
    return this.#lastAnswer;
  }

  /** Device transaction id of the exchange under way, hex; it ties what the signer hears to the rest of the flow. */
  get nonce(): string | undefined {
    return this.#nonce;
  }

  /** Puts itself between a transport and its wire. */
  watch(transport: SignerTransport): void {
    const exchange = transport.exchange.bind(transport);
    transport.exchange = async (apdu: Buffer) => {
      const seen = this.#begin(apdu);
      try {
        const answer: Buffer = await exchange(apdu);
        seen.answered(answer);
        return answer;
      } catch (error) {
        seen.lost();
        throw error;
      }
    };
  }

  #begin(apdu: Buffer) {
    const target = this.#target;
    const hex = apdu.toString('hex');
    const name = explain(hex, undefined, { target });
    const at = this.#clock.now();
    const begun = performance.now();
    // with the nonce of the exchange before, it would tie the two into one flow
    const isBetween = target === 'exchange' && (startsExchange(apdu) || isOfSystem(apdu));
    const hop = this.#recorder.begin({
      from: 'wallet',
      to: 'signer',
      kind: 'apdu',
      name,
      request: { apdu: hex, ...(!isBetween && { nonce: this.#nonce }) },
    });
    return {
      answered: (answer: Buffer) => {
        const response = answer.toString('hex');
        const status = response.slice(-4);
        this.#lastAnswer = answer;
        this.#target = nextTarget(target, apdu, answer);
        if (target === 'exchange' && startsExchange(apdu)) this.#nonce = response.slice(0, -4) || undefined;
        const explanation = explain(hex, response, { target });
        const tie = !isOfSystem(apdu) && { nonce: this.#nonce };
        hop.end({ status, response: { data: response, explanation, ...tie } });
        const ms = performance.now() - begun;
        this.#hub.publish({ type: 'apdu', at, name, apdu: hex, response, status, ms });
      },
      lost: () => {
        this.#lastAnswer = Buffer.alloc(0);
        this.#target = 'exchange';
        this.#nonce = undefined;
        hop.end({ status: 'no answer' });
      },
    };
  }
}

/** START_NEW_TRANSACTION, whose answer is the nonce. */
function startsExchange(apdu: Buffer): boolean {
  return apdu[0] === 0xe0 && apdu[1] === 0x03;
}

/** GET_APP_AND_VERSION and its like, asked before an exchange begins. */
function isOfSystem(apdu: Buffer): boolean {
  return apdu[0] === 0xb0;
}

/** After START_SIGNING_TRANSACTION the coin application listens, until it has signed or refused. */
function nextTarget(target: Target, apdu: Buffer, answer: Buffer): Target {
  const isOk = answer.subarray(-2).toString('hex') === '9000';
  const [cla, ins] = apdu;
  if (target === 'exchange') return cla === 0xe0 && ins === 0x0a && isOk ? 'ethereum' : 'exchange';
  const hasSigned = ins === 0x04 && answer.length > 2;
  return isOk && !hasSigned ? 'ethereum' : 'exchange';
}
