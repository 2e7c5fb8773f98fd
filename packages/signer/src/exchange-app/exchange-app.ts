import { Instruction, type StatusCode, StatusWord } from '@exchange-sim/apdu';
import type { SigningSession } from '../library-apps/library-app.js';
import { approvedPayin } from './approved-payin.js';
import type { Command, Outcome } from './command.js';
import type { Decision, DeviceUi } from './device-ui.js';
import { handlers } from './instructions/index.js';
import { Reception } from './reception.js';
import { reviewOf } from './review-of.js';
import type { Services } from './services.js';
import { emptyContext, type SwapContext } from './swap-context.js';

/** A coin application that took over, and how it gives control back. */
export interface Handover {
  appName: string;
  session: SigningSession;
}

type Answer = (response: Uint8Array) => void;
type Answered = Extract<Outcome, { kind: 'answer' }>;

const refusals = {
  reject: StatusWord.userRefused,
  cancel: StatusWord.userRefusedCrossSeed,
} as const satisfies Record<Exclude<Decision, 'approve'>, StatusCode>;

/** The Exchange application 4.4.2 while it is in front. */
export class ExchangeApp {
  #context: SwapContext = emptyContext();
  #reception = new Reception();
  readonly #services: Services;
  readonly #ui: DeviceUi;
  readonly #handOver: (handover: Handover) => void;

  /** `handOver` is called when a coin application takes over, before START_SIGNING_TRANSACTION is answered. */
  constructor(services: Services, ui: DeviceUi, handOver: (handover: Handover) => void) {
    this.#services = services;
    this.#ui = ui;
    this.#handOver = handOver;
  }

  exchange(apdu: Uint8Array, answer: Answer): void {
    const received = this.#reception.receive(apdu, this.#context);
    if ('status' in received) answer(response(received.status));
    else this.#run(received.command, answer);
  }

  /** The coin application is done: all is forgotten, its result is shown, over its home screen when it drew that last. */
  takeBack(appName: string, end: 'signed' | 'refused', overHome = false): void {
    this.#context = emptyContext();
    this.#reception = new Reception();
    this.#services.challenge.roll();
    if (end === 'refused') this.#ui.status({ kind: 'incorrect', appName });
    else this.#ui.status({ kind: 'signed', ...(overHome ? { over: appName } : {}) });
  }

  #run(command: Command, answer: Answer): void {
    const wasWaiting = this.#context.state === 'waitingSigning';
    const outcome = handlers[command.instruction](this.#context, command, this.#services);
    if (outcome.kind === 'sign') this.#sign(answer);
    else if (outcome.kind === 'review') this.#review(answer);
    else this.#answer(outcome, restarts(command) && wasWaiting, answer);
  }

  /** A restart takes the spinner away; a missing coin application makes Exchange start its screens anew. */
  #answer({ status, data }: Answered, leavesSpinner: boolean, answer: Answer): void {
    const missing = status === StatusWord.applicationNotInstalled;
    if (missing) this.#services.challenge.roll();
    if (missing || leavesSpinner) this.#ui.home();
    answer(response(status, data));
  }

  #review(answer: Answer): void {
    const { transaction } = this.#context;
    if (!transaction) {
      answer(response(StatusWord.internalError));
      return;
    }
    this.#context.state = 'waitingUserValidation';
    this.#ui.review(reviewOf(this.#context, transaction.message), (decision) =>
      this.#decided(decision, answer),
    );
  }

  #decided(decision: Decision, answer: Answer): void {
    if (decision === 'approve') {
      this.#ui.spinner('Processing');
      this.#context.state = 'waitingSigning';
      answer(response(StatusWord.ok));
      return;
    }
    this.#context.state = 'initial';
    this.#ui.status({ kind: 'rejected' });
    answer(response(refusals[decision]));
  }

  /** 9000 comes first whatever the coin application does; one that refuses its parameters never gets an APDU. */
  #sign(answer: Answer): void {
    const { payin, transaction } = this.#context;
    const library = payin && this.#services.library(payin.appName);
    const session = transaction && payin && library?.startSigning(approvedPayin(transaction, payin));
    if (session && payin) {
      this.#ui.spinner('Signing', library?.signsUnseenWithButtons);
      this.#handOver({ appName: payin.appName, session });
    } else {
      this.takeBack(payin?.appName ?? '', 'refused');
    }
    answer(response(StatusWord.ok));
  }
}

function restarts({ instruction }: Command): boolean {
  return instruction === Instruction.START_NEW_TRANSACTION;
}

function response(status: StatusCode, data?: Uint8Array): Uint8Array {
  return Uint8Array.from([...(data ?? []), status >> 8, status & 0xff]);
}
