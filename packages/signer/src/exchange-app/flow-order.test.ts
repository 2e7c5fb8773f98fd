import {
  Instruction,
  type InstructionName,
  StatusWord,
  Subcommand,
  type SubcommandName,
} from '@exchange-sim/apdu';
import { describe, expect, test } from 'vitest';
import { TestDevice } from '../testing/device.js';
import { Flow, type Step } from '../testing/flow.js';

const { unexpectedInstruction, invalidInstruction } = StatusWord;
const everything = Object.keys(Instruction) as InstructionName[];
const flows = Object.keys(Subcommand) as SubcommandName[];

/** What each step of a flow lets through; everything else is answered 6D01. */
const accepted: Record<Exclude<Step, 'prompt' | 'startSigning'>, InstructionName[]> = {
  start: ['GET_VERSION', 'SET_PARTNER_KEY'],
  setPartner: ['GET_VERSION', 'CHECK_PARTNER'],
  checkPartner: ['GET_VERSION', 'PROCESS_TRANSACTION_RESPONSE'],
  process: ['GET_VERSION', 'CHECK_TRANSACTION_SIGNATURE'],
  checkSignature: [
    'GET_VERSION',
    'CHECK_PAYOUT_ADDRESS',
    'CHECK_ASSET_IN_AND_DISPLAY',
    'CHECK_ASSET_IN_NO_DISPLAY',
    'GET_CHALLENGE',
    'SEND_TRUSTED_NAME_DESCRIPTOR',
  ],
  checkCoins: ['GET_VERSION', 'PROMPT_UI_DISPLAY'],
  approve: ['START_SIGNING_TRANSACTION'],
};
const swapOnly: InstructionName[] = [
  'CHECK_PAYOUT_ADDRESS',
  'CHECK_REFUND_ADDRESS_AND_DISPLAY',
  'CHECK_REFUND_ADDRESS_NO_DISPLAY',
  'GET_CHALLENGE',
  'SEND_TRUSTED_NAME_DESCRIPTOR',
];
const notInSwap: InstructionName[] = ['CHECK_ASSET_IN_AND_DISPLAY', 'CHECK_ASSET_IN_NO_DISPLAY'];

function known(name: InstructionName, flow: SubcommandName): boolean {
  if (flow.startsWith('SWAP')) return !notInSwap.includes(name);
  const legacyAlias = name === 'CHECK_PAYOUT_ADDRESS' && (flow === 'SELL' || flow === 'FUND');
  return legacyAlias || !swapOnly.includes(name);
}

describe.each(flows)('%s', (flow) => {
  const subcommand = Subcommand[flow];

  test.each(Object.entries(accepted) as [Step, InstructionName[]][])('after %s', (step, names) => {
    const device = new TestDevice();
    const run = new Flow(device, { subcommand });
    run.upTo(step);
    for (const name of everything) {
      if (name === 'START_NEW_TRANSACTION' || names.includes(name)) continue;
      const status = device.send(Instruction[name], subcommand);
      const wanted = known(name, flow) ? unexpectedInstruction : invalidInstruction;
      expect(status, `${name} after ${step}`).toBe(wanted);
    }
    for (const name of names.filter((candidate) => candidate !== 'START_SIGNING_TRANSACTION')) {
      const again = new TestDevice();
      new Flow(again, { subcommand }).upTo(step);
      const status = again.send(Instruction[name], subcommand);
      if (known(name, flow)) expect(status, `${name} after ${step}`).not.toBe(unexpectedInstruction);
      else expect(status).toBe(invalidInstruction);
    }
  });

  test('a command of another flow does not fit, and does no harm', () => {
    const device = new TestDevice();
    const run = new Flow(device, { subcommand });
    run.upTo('setPartner');
    const other = subcommand === Subcommand.FUND_NG ? Subcommand.SWAP : Subcommand.FUND_NG;
    expect(device.send(Instruction.CHECK_PARTNER, other)).toBe(unexpectedInstruction);
    expect(run.checkPartner()).toBe(StatusWord.ok);
  });

  test('while the user decides, only unknown commands are answered otherwise', () => {
    const device = new TestDevice();
    new Flow(device, { subcommand }).upTo('prompt');
    for (const name of everything) {
      const wanted = known(name, flow) ? unexpectedInstruction : invalidInstruction;
      expect(device.send(Instruction[name], subcommand), name).toBe(wanted);
    }
    expect(device.raw('e0ff000000')).toBe('6d00');
  });

  test('START_NEW_TRANSACTION begins again from anywhere but the review', () => {
    const device = new TestDevice();
    const run = new Flow(device, { subcommand });
    for (const step of ['start', 'process', 'checkCoins', 'approve'] as const) {
      run.upTo(step);
      expect(run.start()).toBe(StatusWord.ok);
      expect(run.setPartner()).toBe(StatusWord.ok);
    }
    expect(device.ui.shown.at(-1)).toBe('home');
  });
});

test('before any START_NEW_TRANSACTION nothing but GET_VERSION fits', () => {
  const device = new TestDevice();
  for (const flow of flows) {
    expect(device.send(Instruction.SET_PARTNER_KEY, Subcommand[flow])).toBe(unexpectedInstruction);
  }
  expect(device.raw('e002000000')).toBe('0404029000');
});
