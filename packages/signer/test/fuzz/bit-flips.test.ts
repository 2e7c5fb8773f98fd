/** Nothing of what a partner signed can be changed: each bit of a payload and of its signature, one at a time. @module */
import { Instruction, StatusWord, Subcommand } from '@exchange-sim/apdu';
import { expect, test } from 'vitest';
import { TestDevice } from '../../src/testing/device.js';
import { Flow, type FlowOptions, signedByLedger } from '../../src/testing/flow.js';

const SIZE = 300;
/** Format byte and two bytes of length. */
const BEFORE_PAYLOAD = 3;

type Format = Required<Pick<FlowOptions, 'subcommand' | 'curve' | 'base64' | 'dotted' | 'rs'>>;

const k1Der: Format = {
  subcommand: Subcommand.FUND_NG,
  curve: 'secp256k1',
  base64: false,
  dotted: false,
  rs: false,
};
const r1Rs: Format = {
  subcommand: Subcommand.SELL_NG,
  curve: 'secp256r1',
  base64: true,
  dotted: true,
  rs: true,
};
const k1Rs: Format = { ...k1Der, subcommand: Subcommand.SELL_NG, base64: true, rs: true };
const r1Der: Format = { ...r1Rs, subcommand: Subcommand.FUND_NG, base64: false, rs: false };

const title = ({ curve, base64, dotted, rs }: Format) =>
  `${curve}, ${rs ? 'R‖S' : 'DER'}, ${base64 ? 'base64url' : 'raw'}, ${dotted ? 'with' : 'without'} dot`;

/** A flow whose payload is `SIZE` bytes long as transmitted: a field nobody knows fills it up. */
function flowOf(device: TestDevice, format: Format): Flow {
  for (let filler = 0; filler < SIZE; filler++) {
    const flow = new Flow(device, { ...format, fields: { 15: 'x'.repeat(filler) } });
    flow.start();
    const [, high = 0, low = 0] = flow.transactionData();
    if (high * 256 + low === SIZE) return flow;
  }
  throw new Error(`no payload of ${SIZE} bytes can be made`);
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}

/** Gives the bits whose flip was accepted, and where the others were refused. */
function flipPayload(format: Format) {
  const device = new TestDevice({ transactionId: 'fixed' });
  const flow = flowOf(device, format);
  const { PROCESS_TRANSACTION_RESPONSE: PROCESS, CHECK_TRANSACTION_SIGNATURE: CHECK } = Instruction;
  const refused = { process: 0, signature: 0 };
  flow.upTo('checkPartner');
  const data = flow.transactionData();
  const signature = flow.signature();
  const credentials = flow.credentials();
  const partnerSignature = signedByLedger(credentials);
  const accepted: number[] = [];
  for (let bit = 0; bit < 8 * SIZE; bit++) {
    const processed = device.send(PROCESS, format.subcommand, flipped(data, 8 * BEFORE_PAYLOAD + bit));
    if (processed !== StatusWord.ok) {
      refused.process++;
      continue;
    }
    const checked = device.send(CHECK, format.subcommand, signature);
    if (checked === StatusWord.signVerificationFail) refused.signature++;
    else accepted.push(bit);
    flow.start();
    device.send(Instruction.SET_PARTNER_KEY, format.subcommand, credentials);
    device.send(Instruction.CHECK_PARTNER, format.subcommand, partnerSignature);
  }
  flow.process();
  return { accepted, refused, intact: device.send(CHECK, format.subcommand, signature) };
}

test.each([k1Der, r1Rs].map((format) => [title(format), format] as const))(
  'payload of 300 bytes: %s',
  { timeout: 60_000 },
  (_title, format) => {
    const { accepted, refused, intact } = flipPayload(format);
    expect(accepted).toEqual([]);
    expect(refused.process + refused.signature).toBe(2_400);
    expect(refused.signature).toBeGreaterThan(500);
    expect(intact).toBe(StatusWord.ok);
  },
);

test.each([k1Der, k1Rs, r1Der, r1Rs].map((format) => [title(format), format] as const))(
  'signature of that payload: %s',
  { timeout: 60_000 },
  (_title, format) => {
    const device = new TestDevice({ transactionId: 'fixed' });
    const flow = flowOf(device, format);
    flow.upTo('process');
    const whole = flow.signature();
    const bits = 8 * (whole.length - 2);
    let refused = 0;
    for (let bit = 0; bit < bits; bit++) {
      const status = device.send(
        Instruction.CHECK_TRANSACTION_SIGNATURE,
        format.subcommand,
        flipped(whole, 16 + bit),
      );
      if (status === StatusWord.signVerificationFail || status === StatusWord.incorrectCommandData) refused++;
    }
    expect(refused).toBe(bits);
    expect(bits).toBeGreaterThanOrEqual(512);
    expect(flow.checkSignature()).toBe(StatusWord.ok);
  },
);
