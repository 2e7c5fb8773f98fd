/** Every state of every flow × every instruction byte × P2 × P1: the signer against the model. @module */
import { describe, expect, test } from 'vitest';
import type { TestDevice } from '../../src/testing/device.js';
import {
  type Apdu,
  type FlowName,
  flows,
  instructions,
  type ModelState,
  predict,
  states,
} from './exchange-model.js';
import { looksLike, observe } from './observe.js';
import { bring, fixedDevice, type RecordedFlow, recordFlow, send } from './recorded-flow.js';

type Header = Pick<Apdu, 'cla' | 'ins' | 'p1' | 'p2' | 'badLength'>;

const bytes = Array.from({ length: 256 }, (_, ins) => ins);
const known = [...instructions.keys(), 0x0e];
const subcommands = flows.map((_, p2) => p2);
const extensions = [0x10, 0x20, 0x30, 0x40, 0x80, 0xc0, 0xf0];

/** The columns of the matrix. */
const headers: readonly Header[] = [
  ...bytes.flatMap((ins) => subcommands.flatMap((p2) => [0, 1].map((p1) => ({ cla: 0xe0, ins, p1, p2 })))),
  ...known.flatMap((ins) =>
    subcommands.flatMap((p2) => extensions.map((bits) => ({ cla: 0xe0, ins, p1: 0, p2: p2 | bits }))),
  ),
  ...known.flatMap((ins) => [
    { cla: 0xe0, ins, p1: 2, p2: 0 },
    { cla: 0xe0, ins, p1: 0, p2: 6 },
    { cla: 0xe1, ins, p1: 0, p2: 0 },
    { cla: 0xe0, ins, p1: 0, p2: 0, badLength: true },
  ]),
];

/** The rows: sell and fund flows check no payout address. */
const rows = flows.flatMap((flow) =>
  states
    .filter((state) => state !== 'payoutAddressChecked' || flow.startsWith('SWAP'))
    .map((state): [FlowName, ModelState] => [flow, state]),
);

/** Words only Exchange says; the Ethereum application has none of them. */
const onlyExchange = /^(040402.*|6d01|6a8[2-689a-f]|6a9.|6e01|9d1a)$/;

/** The Ethereum application has no odd instructions, and none from 40 on; its word for a wrong length is its own. */
function isFromCoin(answer: string | undefined, { cla, ins, badLength }: Header): boolean {
  if (answer === undefined || onlyExchange.test(answer)) return false;
  if (badLength) return answer === '6a87';
  if (cla !== 0xe0) return answer === '6e00';
  return (ins % 2 === 0 && ins < 0x40) || answer === '6d00';
}

function encode({ cla, ins, p1, p2, badLength }: Header, data: Uint8Array): Uint8Array {
  return Uint8Array.from([cla, ins, p1, p2, data.length + (badLength ? 1 : 0), ...data]);
}

/** Plays one cell; gives what is wrong with it. The device may be left anywhere. */
function play(device: TestDevice, flow: RecordedFlow, state: ModelState, header: Header): string | undefined {
  const { answer, next } = predict({ state, flow: flow.name }, { ...header, hex: '', verdict: () => 0x9000 });
  const got = send(device, encode(header, flow.data.get(header.ins) ?? new Uint8Array()));
  if (answer === 'coin') return isFromCoin(got, header) ? undefined : `answered ${got} by Exchange`;
  const wanted = answer === 'later' ? undefined : answer.toString(16);
  if (got?.slice(-4) !== wanted) return `answered ${got}, not ${wanted}`;
  if (next.state === state && next.flow === flow.name && !isStart(header))
    return looksLike(device, flow.name, state) ? undefined : `is no longer in ${state}`;
  const reached = observe(device, next.flow);
  return reached === next.state ? undefined : `leads to ${reached}, not ${next.state}`;
}

const isStart = ({ ins }: Header) => ins === 0x03;

/** All cells of a row; a device serves many of them, until one takes it elsewhere. */
function playRow(flow: RecordedFlow, state: ModelState): { played: number; wrong: string[] } {
  const wrong: string[] = [];
  let played = 0;
  let device = fixedDevice();
  bring(device, flow, state);
  for (const header of headers) {
    const { cla, ins, p1, p2 } = header;
    const fault = play(device, flow, state, header);
    played++;
    if (fault)
      wrong.push(`${[cla, ins, p1, p2].map((n) => n.toString(16).padStart(2, '0')).join(' ')} ${fault}`);
    if (looksLike(device, flow.name, state) && !(isStart(header) && !fault)) continue;
    if (looksLike(device, flow.name, 'coinApplication')) device = fixedDevice();
    bring(device, flow, state);
  }
  const end = observe(device, flow.name);
  if (end !== state) wrong.push(`the row ended in ${end}`);
  return { played, wrong };
}

test('the matrix has every cell', () => {
  expect(states).toHaveLength(11);
  expect(rows).toHaveLength(6 * 11 - 4);
  expect(headers).toHaveLength(256 * 6 * 2 + 16 * 6 * 7 + 16 * 4);
  expect(new Set(headers.map((header) => JSON.stringify(header))).size).toBe(headers.length);
});

describe.each(flows)('%s', (name) => {
  const flow = recordFlow(name);

  test.each(rows.filter(([of]) => of === name).map(([, state]) => state))('%s', (state) => {
    const { played, wrong } = playRow(flow, state);
    expect(wrong).toEqual([]);
    expect(played).toBe(headers.length);
  });
});
