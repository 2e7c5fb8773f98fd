import { fromHex, Instruction, type Operation, operationOf, Subcommand, toHex } from '@exchange-sim/apdu';
import { concatBytes } from '@noble/hashes/utils.js';
import { TestDevice } from '../../src/testing/device.js';
import { checkData, Flow, ownAddress, payinAddress, signedByLedger } from '../../src/testing/flow.js';
import {
  signedDescriptor,
  trustedNameCertificate,
  trustedNameFields,
} from '../../src/testing/trusted-name.js';
import type { FlowName, ModelState } from './exchange-model.js';
import { transfer } from './transfer.js';

const approvedWei = { swap: 0x013fc3a717fb5000n, sell: 0x1a80a85d245400n, fund: 0x1a80a85d245400n };
const CHALLENGE = fromHex('c0ffee00');

/** A signer with the constant transaction ids, and the constant `CHALLENGE`. */
export function fixedDevice(): TestDevice {
  const device = new TestDevice({
    transactionId: 'fixed',
    random: (length) => Uint8Array.from({ length }, (_, i) => CHALLENGE[i % 4] ?? 0),
  });
  const { length } = trustedNameCertificate;
  device.raw(`b0060400${length.toString(16).padStart(2, '0')}${toHex(trustedNameCertificate)}`);
  return device;
}

/** Right data for every instruction of one flow: signed once, replayed as often as wanted. */
export interface RecordedFlow {
  name: FlowName;
  /** By instruction; those that are not here carry none. */
  data: ReadonlyMap<number, Uint8Array>;
  /** The Ethereum transfer that was approved, as an APDU. */
  signing: Uint8Array;
}

export function recordFlow(name: FlowName): RecordedFlow {
  const subcommand = Subcommand[name];
  const flow = new Flow(fixedDevice(), { subcommand, base64: operationOf(subcommand) !== 'swap' });
  flow.start();
  const credentials = flow.credentials();
  const transaction = flow.transactionData();
  const check = checkData();
  const names = trustedNameFields(ownAddress, ownAddress, CHALLENGE);
  const data = new Map<number, Uint8Array>([
    [Instruction.SET_PARTNER_KEY, credentials],
    [Instruction.CHECK_PARTNER, signedByLedger(credentials)],
    [Instruction.PROCESS_TRANSACTION_RESPONSE, transaction],
    [Instruction.CHECK_TRANSACTION_SIGNATURE, flow.signature()],
    [Instruction.SEND_TRUSTED_NAME_DESCRIPTOR, signedDescriptor(names)],
    ...[0x08, 0x09, 0x0b, 0x0c, 0x0d].map((ins) => [ins, check] as const),
  ]);
  const wei = approvedWei[operationOf(subcommand)];
  return { name, data, signing: transfer({ to: payinAddress, wei, fees: 100n }) };
}

/** CLA INS P1 P2 Lc data. */
export function frame(ins: number, p1: number, p2: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  return concatBytes(Uint8Array.of(0xe0, ins, p1, p2, data.length), data);
}

/** Answers as four hex digits and more; undefined while the user is asked. */
export function send(device: TestDevice, apdu: Uint8Array): string | undefined {
  device.last = undefined;
  device.app.exchange(apdu, (response) => {
    device.last = toHex(response);
  });
  return device.last;
}

/** What is sent on the straight way through the states, and the state each command leads to. */
function way(kind: Operation): Array<[ins: number, leadsTo: ModelState]> {
  const checks: Array<[number, ModelState]> =
    kind === 'swap'
      ? [
          [0x08, 'payoutAddressChecked'],
          [0x0c, 'allAddressesChecked'],
        ]
      : [[0x0d, 'allAddressesChecked']];
  return [
    [0x03, 'waitingTransaction'],
    [0x04, 'providerSet'],
    [0x05, 'providerChecked'],
    [0x06, 'transactionReceived'],
    [0x07, 'signatureChecked'],
    ...checks,
    [0x0f, 'waitingUserValidation'],
  ];
}

/** The command that goes on from `state`; undefined where the user or the coin application has to. */
export function nextInstruction(name: FlowName, state: ModelState): number | undefined {
  if (state === 'waitingSigning') return 0x0a;
  if (state === 'coinApplication') return undefined;
  const steps = way(operationOf(Subcommand[name]));
  if (state === 'initial') return 0x03;
  return steps[steps.findIndex(([, leadsTo]) => leadsTo === state) + 1]?.[0];
}

/**
 * Brings a device that is anywhere but in a coin application into `state` of a flow, with right commands. `initial` is reached by
 * a refusal, so that the flow stays remembered.
 */
export function bring(device: TestDevice, { name, data }: RecordedFlow, state: ModelState): void {
  if (device.asked) device.decide('reject');
  const subcommand = Subcommand[name];
  for (const [ins, leadsTo] of way(operationOf(subcommand))) {
    send(device, frame(ins, 0, subcommand, data.get(ins)));
    if (leadsTo === state) return;
  }
  device.decide(state === 'initial' ? 'reject' : 'approve');
  if (state === 'coinApplication') send(device, frame(0x0a, 0, subcommand));
}
