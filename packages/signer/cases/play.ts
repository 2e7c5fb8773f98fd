/**
 * Plays the cases of this folder against any server of Speculos' REST API, genuine or not; Node 24, no dependency:
 *
 *     node packages/signer/cases/play.ts --url http://127.0.0.1:5001 --model stax [--grep REGEX]
 *
 * The device has to have the constant transaction ids of builds for testing. @module
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Action, Case, Model, ReviewStep, Step } from './writer/case.js';

const PATIENCE_MS = 8_000;

/** All cases of the files beside this one that fit a model. */
export function casesFor(model: Model): Case[] {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Case[])
    .filter((one) => (one.model ?? model) === model);
}

async function post(url: string, path: string, body: object): Promise<string> {
  const answer = await fetch(url + path, {
    method: 'POST',
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new Error(`${path} answered HTTP ${answer.status}`);
  return answer.text();
}

async function send(url: string, apdu: string): Promise<string> {
  const { data } = JSON.parse(await post(url, '/apdu', { data: apdu })) as { data: string };
  return data;
}

/** Line breaks and the blanks beside them belong to the font, not to the case. */
const flat = (texts: readonly string[]) => texts.join('').replace(/\s+/g, '');

async function screen(url: string): Promise<string[]> {
  const { events } = (await (await fetch(`${url}/events?currentscreenonly=true`)).json()) as {
    events: Array<{ text: string }>;
  };
  return events.map(({ text }) => text);
}

async function waitFor(url: string, wanted: readonly string[]): Promise<void> {
  const end = performance.now() + PATIENCE_MS / 2;
  for (;;) {
    const shown = await screen(url);
    if (flat(shown) === flat(wanted)) return;
    if (performance.now() > end)
      throw new Error(`the screen shows ${JSON.stringify(shown)}, not ${JSON.stringify(wanted)}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}

async function decide(url: string, { screens, actions }: ReviewStep): Promise<void> {
  for (const [i, wanted] of screens.entries()) {
    await waitFor(url, wanted);
    const action: Action | undefined = actions[i];
    if (action) await post(url, action.path, action.body);
  }
}

async function play(url: string, step: Step): Promise<void> {
  const { apdu, response, responseMatch, review } = step;
  const answering = send(url, apdu);
  if (review) await Promise.all([decide(url, review), answering]);
  const got = await answering;
  if (responseMatch ? new RegExp(responseMatch).test(got) : got === response) return;
  throw new Error(`${apdu} was answered ${got}, not ${responseMatch ?? response}`);
}

/** What a person presses to refuse whatever is asked, by a text that is on the screen. */
const refusals: ReadonlyArray<
  readonly [text: string, path: string, stax?: [number, number], flex?: [number, number]]
> = [
  ['Yes, reject', '/finger', [200, 546], [240, 460]],
  ['Cancel', '/finger', [200, 630], [240, 554]],
  ['Reject', '/finger', [36, 606], [55, 550]],
  ['Reject transaction', '/button/both'],
];

/** Refuses a review that a failed case left behind, so that the next case finds the device ready. */
async function recover(url: string, model: Model): Promise<void> {
  for (let press = 0; press < 20; press++) {
    const texts = await screen(url);
    if (texts.some((text) => /rejected|TEST ONLY|Processing/.test(text))) return;
    const touch = model === 'stax' || model === 'flex';
    const found = refusals.find(([text, , point]) => Boolean(point) === touch && texts.includes(text));
    const [x, y] = (model === 'flex' ? found?.[3] : found?.[2]) ?? [0, 0];
    const at = touch ? { x, y } : {};
    await post(url, found?.[1] ?? '/button/right', { action: 'press-and-release', ...at });
  }
}

/** Plays one case; gives what went wrong and where, or undefined. */
export async function playCase(url: string, { steps }: Case, model: Model): Promise<string | undefined> {
  for (const [i, step] of steps.entries()) {
    try {
      await play(url, step);
    } catch (error) {
      if (step.review) await recover(url, model);
      return `step ${i + 1} of ${steps.length}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return undefined;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string', default: 'http://127.0.0.1:5001' },
      model: { type: 'string', default: 'stax' },
      grep: { type: 'string', default: '' },
    },
  });
  const wanted = new RegExp(values.grep);
  const cases = casesFor(values.model as Model).filter(({ id, title }) => wanted.test(`${id} ${title}`));
  let failed = 0;
  for (const one of cases) {
    const fault = await playCase(values.url, one, values.model as Model);
    if (fault) failed++;
    if (fault) process.stdout.write(`${one.id} ${one.title}: ${fault}\n    because: ${one.rule}\n`);
  }
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`);
  return failed ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
