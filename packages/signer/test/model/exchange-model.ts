/**
 * The Exchange application 4.4.2 as its description has it: states, instructions and the order of the header's checks. Written
 * from the description alone and sharing no table with the signer, so that the two can contradict each other.
 * @module
 */

export const states = [
  'initial',
  'waitingTransaction',
  'providerSet',
  'providerChecked',
  'transactionReceived',
  'signatureChecked',
  'payoutAddressChecked',
  'allAddressesChecked',
  'waitingUserValidation',
  'waitingSigning',
  /** START_SIGNING was answered: every APDU is the coin application's. */
  'coinApplication',
] as const;
export type ModelState = (typeof states)[number];

export const flows = ['SWAP', 'SELL', 'FUND', 'SWAP_NG', 'SELL_NG', 'FUND_NG'] as const;
export type FlowName = (typeof flows)[number];

/** What an APDU is answered: a status word, nothing yet (a review), or whatever the coin application says. */
export type Answer = number | 'later' | 'coin';

interface Row {
  name: string;
  /** The only state it is received in; `any` is all but the last three. */
  in: ModelState | 'any';
  to: ModelState | 'same';
  /** Which kinds of flow know it. */
  kinds: 'SWAP' | 'SELL/FUND' | 'all';
  /** P2 has to name the flow that was started. */
  bound: boolean;
  /** Answered when the user has decided. */
  later?: true;
}

const row = (name: string, kinds: Row['kinds'], from: Row['in'], to: Row['to'], bound = true): Row => ({
  name,
  kinds,
  in: from,
  to,
  bound,
  ...(to === 'waitingUserValidation' && { later: true }),
});

/** The instructions by their byte. */
export const instructions: ReadonlyMap<number, Row> = new Map([
  [0x02, row('GET_VERSION', 'all', 'any', 'same', false)],
  [0x03, row('START_NEW_TRANSACTION', 'all', 'any', 'waitingTransaction', false)],
  [0x04, row('SET_PARTNER_KEY', 'all', 'waitingTransaction', 'providerSet')],
  [0x05, row('CHECK_PARTNER', 'all', 'providerSet', 'providerChecked')],
  [0x06, row('PROCESS_TRANSACTION_RESPONSE', 'all', 'providerChecked', 'transactionReceived')],
  [0x07, row('CHECK_TRANSACTION_SIGNATURE', 'all', 'transactionReceived', 'signatureChecked')],
  [0x08, row('CHECK_PAYOUT_ADDRESS', 'SWAP', 'signatureChecked', 'payoutAddressChecked')],
  [0x09, row('CHECK_REFUND_ADDRESS_AND_DISPLAY', 'SWAP', 'payoutAddressChecked', 'waitingUserValidation')],
  [0x0a, row('START_SIGNING_TRANSACTION', 'all', 'waitingSigning', 'coinApplication')],
  [0x0b, row('CHECK_ASSET_IN_AND_DISPLAY', 'SELL/FUND', 'signatureChecked', 'waitingUserValidation')],
  [0x0c, row('CHECK_REFUND_ADDRESS_NO_DISPLAY', 'SWAP', 'payoutAddressChecked', 'allAddressesChecked')],
  [0x0d, row('CHECK_ASSET_IN_NO_DISPLAY', 'SELL/FUND', 'signatureChecked', 'allAddressesChecked')],
  [0x0f, row('PROMPT_UI_DISPLAY', 'all', 'allAddressesChecked', 'waitingUserValidation')],
  [0x10, row('GET_CHALLENGE', 'SWAP', 'signatureChecked', 'same')],
  [0x11, row('SEND_TRUSTED_NAME_DESCRIPTOR', 'SWAP', 'signatureChecked', 'same')],
]);

/** The part of a split command that has been received. */
interface Part {
  p1: number;
  flow: FlowName;
  hex: string;
}

export interface Situation {
  state: ModelState;
  /** The flow that was started last. */
  flow: FlowName;
  part?: Part | undefined;
}

/** One APDU; `verdict` says what the instruction thinks of all its data, once the header is accepted. */
export interface Apdu {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  hex: string;
  /** Lc is not what follows it. */
  badLength?: boolean;
  /** A status word, or `SOME_ERROR`. */
  verdict(hex: string): number;
}

export interface Prediction {
  answer: Answer;
  next: Situation;
}

/** A verdict, and then an answer: one of the instruction's errors, whichever. */
export const SOME_ERROR = 0;
const OK = 0x9000;
const EXTEND = 0x10;
const MORE = 0x20;
const BUFFER = 512;

const isNg = (flow: FlowName) => flow.endsWith('_NG');

/** 08 of the two old flows without addresses means 0B. */
function meant(ins: number, flow: FlowName): number {
  return ins === 0x08 && (flow === 'SELL' || flow === 'FUND') ? 0x0b : ins;
}

function received({ in: wanted, name, bound }: Row, { state, flow }: Situation, named: FlowName): boolean {
  if (state === 'waitingUserValidation') return false;
  if (state === 'waitingSigning' && name !== 'START_NEW_TRANSACTION' && name !== 'START_SIGNING_TRANSACTION')
    return false;
  return (!bound || flow === named) && (wanted === 'any' || wanted === state);
}

/** What `apdu` is answered, and what the application is in afterwards. */
export function predict(before: Situation, apdu: Apdu): Prediction {
  const refuse = (answer: number): Prediction => ({ answer, next: before });
  if (before.state === 'coinApplication') return { answer: 'coin', next: before };
  if (apdu.badLength) return refuse(0x6e01);
  if (apdu.cla !== 0xe0) return refuse(0x6e00);
  if (apdu.p1 > 1) return refuse(0x6a86);
  const named = flows[apdu.p2 & 0x0f];
  if (!named) return refuse(0x6a87);
  const ins = meant(apdu.ins, named);
  const found = instructions.get(ins);
  if (!found) return refuse(0x6d00);
  if (found.kinds !== 'all' && named.startsWith('SWAP') !== (found.kinds === 'SWAP')) return refuse(0x6d00);
  if (!received(found, before, named)) return refuse(0x6d01);
  const extension = apdu.p2 & 0xf0;
  if ((extension & 0xc0) !== 0) return refuse(0x6a88);
  if (extension !== 0 && (!isNg(named) || ins !== 0x06)) return refuse(0x6a88);
  return assemble(before, apdu, named, found);
}

function assemble(before: Situation, apdu: Apdu, flow: FlowName, found: Row): Prediction {
  const { part } = before;
  const first = (apdu.p2 & EXTEND) === 0;
  if (!first) {
    const fits = part && part.p1 === apdu.p1 && part.flow === flow;
    if (!fits || (part.hex.length + apdu.hex.length) / 2 > BUFFER) return { answer: 0x6a89, next: before };
  }
  const hex = first ? apdu.hex : `${part?.hex}${apdu.hex}`;
  if ((apdu.p2 & MORE) !== 0) return { answer: OK, next: { ...before, part: { p1: apdu.p1, flow, hex } } };
  return complete({ ...before, part: undefined }, apdu.verdict(hex), flow, found);
}

/** No error of an instruction changes the state. */
function complete(before: Situation, verdict: number, flow: FlowName, { name, to, later }: Row): Prediction {
  if (verdict !== OK) return { answer: verdict, next: before };
  return {
    answer: later ? 'later' : OK,
    next: {
      state: to === 'same' ? before.state : to,
      flow: name === 'START_NEW_TRANSACTION' ? flow : before.flow,
    },
  };
}

/** The user decides: approved, the coin application may be started; refused, all begins again. */
export function decided(before: Situation, decision: 'approve' | 'reject' | 'cancel'): Prediction {
  if (decision === 'approve') return { answer: OK, next: { ...before, state: 'waitingSigning' } };
  return { answer: decision === 'reject' ? 0x6a84 : 0x6a92, next: { ...before, state: 'initial' } };
}
