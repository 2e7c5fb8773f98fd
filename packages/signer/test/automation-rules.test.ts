import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromHex, Instruction, Subcommand, toHex } from '@exchange-sim/apdu';
import { expect, onTestFinished, test } from 'vitest';
import { screenModels } from '../src/screens/models.js';
import { startSigner } from '../src/start-signer.js';
import { TestDevice } from '../src/testing/device.js';
import { Flow, type FlowOptions } from '../src/testing/flow.js';

const RULES = join(import.meta.dirname, '..', '..', '..', 'speculos', 'automation');
/** PROMPT_UI_DISPLAY, answered once the review has been decided. */
const PROMPT = toHex(Uint8Array.of(0xe0, Instruction.PROMPT_UI_DISPLAY));

/** Remembers what a flow sends; with the fixed transaction id it can be sent to any other signer. */
class RecordingDevice extends TestDevice {
  readonly sent: string[] = [];

  override raw(apduHex: string): string | undefined {
    this.sent.push(apduHex);
    return super.raw(apduHex);
  }
}

function commandsUpToReview(subcommand: FlowOptions['subcommand']): string[] {
  const device = new RecordingDevice({ transactionId: 'fixed' });
  // long values, so that a review has pages of every kind
  const fields: FlowOptions['fields'] =
    subcommand === Subcommand.SELL_NG ? { 1: 'a.rather.long.address.of.a.seller@example.org' } : {};
  new Flow(device, { subcommand, fields, fees: fromHex('0123456789abcd') }).upTo('prompt');
  return device.sent;
}

/** The answers of a signer that follows rules, the review's last. */
async function answersWith(rules: string, model: (typeof screenModels)[number], commands: string[]) {
  const signer = await startSigner({ port: 0, model, tickMs: 2, transactionId: 'fixed' });
  onTestFinished(() => signer.close());
  const post = async (path: string, body: string | Buffer) => {
    const response = await fetch(signer.url + path, {
      method: 'POST',
      body: new Uint8Array(Buffer.from(body)),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { data?: string };
  };
  await post('/automation', readFileSync(join(RULES, rules)));
  const answers: string[] = [];
  for (const data of commands) answers.push((await post('/apdu', JSON.stringify({ data }))).data ?? '');
  return answers;
}

const familyOf = (model: string) => (model.startsWith('nano') ? 'nano' : model);

for (const model of screenModels) {
  test.each([
    ['approve', '9000'],
    ['reject', '6a84'],
  ])(`on ${model} the rules %s every kind of review`, async (name, last) => {
    for (const subcommand of [Subcommand.SWAP_NG, Subcommand.SELL_NG, Subcommand.FUND_NG]) {
      const commands = commandsUpToReview(subcommand);
      expect(commands.at(-1)).toMatch(new RegExp(`^${PROMPT}`));
      const answers = await answersWith(`${name}-${familyOf(model)}.json`, model, commands);
      expect(answers.pop()).toBe(last);
      expect(answers.every((answer) => answer.endsWith('9000'))).toBe(true);
    }
  });
}
