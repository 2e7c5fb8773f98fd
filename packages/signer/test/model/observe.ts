import { Subcommand } from '@exchange-sim/apdu';
import type { TestDevice } from '../../src/testing/device.js';
import type { FlowName, ModelState } from './exchange-model.js';
import { frame, send } from './recorded-flow.js';

const VERSION = '0404029000';

/** Each of these states takes one command, whose missing data is found out only there. */
const probes: ReadonlyArray<[state: ModelState, swap: number, others: number]> = [
  ['waitingTransaction', 0x04, 0x04],
  ['providerSet', 0x05, 0x05],
  ['providerChecked', 0x06, 0x06],
  ['transactionReceived', 0x07, 0x07],
  ['signatureChecked', 0x08, 0x0d],
  ['payoutAddressChecked', 0x0c, 0x0c],
];

function takes(device: TestDevice, flow: FlowName, [, swap, others]: (typeof probes)[number]): boolean {
  const ins = flow.startsWith('SWAP') ? swap : others;
  return send(device, frame(ins, 0, Subcommand[flow])) === '6a80';
}

/** What a device says of itself without being changed: some states look alike from here. */
function glance(device: TestDevice): 'free' | 'asking' | 'approved' | 'coin' {
  const asked = device.asked;
  const answer = send(device, frame(0x02, 0, 0));
  if (answer === VERSION) return 'free';
  if (answer !== '6d01') return 'coin';
  return asked ? 'asking' : 'approved';
}

/** Whether a device can still be in `state`: a quick look that changes nothing. */
export function looksLike(device: TestDevice, flow: FlowName, state: ModelState): boolean {
  const probe = probes.find(([probed]) => probed === state);
  if (probe) return takes(device, flow, probe);
  if (state === 'waitingUserValidation') return glance(device) === 'asking';
  if (state === 'waitingSigning') return glance(device) === 'approved';
  return glance(device) === (state === 'coinApplication' ? 'coin' : 'free');
}

/** Finds out from outside which state a device is in. It may be in another one afterwards. */
export function observe(device: TestDevice, flow: FlowName): ModelState | 'unknown' {
  const seen = glance(device);
  if (seen === 'coin') return 'coinApplication';
  if (seen === 'asking') return 'waitingUserValidation';
  if (seen === 'approved')
    return send(device, frame(0x0a, 0, Subcommand[flow])) === '9000' ? 'waitingSigning' : 'unknown';
  const probe = probes.find((candidate) => takes(device, flow, candidate));
  if (probe) return probe[0];
  const prompt = send(device, frame(0x0f, 0, Subcommand[flow]));
  if (prompt === undefined) return 'allAddressesChecked';
  return prompt === '6d01' ? 'initial' : 'unknown';
}
