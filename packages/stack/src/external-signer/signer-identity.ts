import type { Clock } from '@exchange-sim/clock';

/** The version of the Exchange application this simulator follows. */
const FOLLOWED = '4.4.2';
const REST_LIMIT_MS = 3_000;
const APDU_LIMIT_MS = 5_000;
const MEND =
  'start one with "npx exchange-sim speculos" or "npx exchange-sim signer", or leave --signer and EXCHANGE_SIM_SIGNER_URL away for the embedded one';

/** Why a signer elsewhere cannot be used; the message is the whole sentence for a person. */
export class SignerProblem extends Error {
  override readonly name = 'SignerProblem';

  constructor(
    message: string,
    /** Nothing answered, as opposed to something that is of no use. */
    readonly isAway = false,
  ) {
    super(message);
  }
}

/** Which application a signer has in front. */
export interface SignerIdentity {
  app: string;
  version: string;
  /** What a person should know before trusting its answers; absent when all is as expected. */
  notice?: string;
}

/**
 * Asks a Speculos REST API which application runs there. Waits at most 8 s.
 * @throws SignerProblem when nothing answers, when it is something else, or when the Exchange application is not in front
 */
export async function identifySigner(url: string, clock: Clock): Promise<SignerIdentity> {
  const screen = await ask(url, '/events?currentscreenonly=true', {}, REST_LIMIT_MS, clock);
  if (!Array.isArray(fieldOf(screen.json, 'events'))) throw notSpeculos(url, 'GET /events', screen.status);
  // B0 01 is answered by the operating system, whatever the application is doing
  const init = { method: 'POST', body: JSON.stringify({ data: 'b001000000' }) };
  const answer = await ask(url, '/apdu', init, APDU_LIMIT_MS, clock);
  const data = fieldOf(answer.json, 'data');
  if (typeof data !== 'string') throw notSpeculos(url, 'POST /apdu', answer.status);
  return identityOf(url, Buffer.from(data, 'hex'));
}

/** Answer to B0 01: format, name and version with their lengths, flags, status word. */
function identityOf(url: string, answer: Buffer): SignerIdentity {
  if (answer[0] !== 0x01 || answer.readUInt16BE(Math.max(0, answer.length - 2)) !== 0x9000) {
    throw new SignerProblem(
      `The signer at ${url} does not say which application runs (B0 01 gave ${answer.toString('hex') || 'nothing'}): restart it with the Exchange application.`,
    );
  }
  const nameEnd = 2 + (answer[1] ?? 0);
  const app = answer.toString('latin1', 2, nameEnd);
  const version = answer.toString('latin1', nameEnd + 1, nameEnd + 1 + (answer[nameEnd] ?? 0));
  // "app" is what Speculos says of a program without metadata
  if (!/^Exchange( TEST)?$/.test(app) && app !== 'app') {
    throw new SignerProblem(
      `The signer at ${url} runs "${app}" ${version}, not the Exchange application: start Speculos with exchange.elf, and the coin applications as its libraries (-l), as "npx exchange-sim speculos" does.`,
    );
  }
  const notice = noticeOn(app, version);
  return { app, version, ...(notice && { notice }) };
}

function noticeOn(app: string, version: string): string | undefined {
  if (app === 'app')
    return 'does not tell its name: whether it is the Exchange application shows only when it is used';
  if (app === 'Exchange')
    return 'is a production build of Exchange: it refuses the simulator’s providers with 9D1A; build it with TEST_PUBLIC_KEY=1';
  if (version !== FOLLOWED)
    return `runs Exchange ${version}; the simulator follows ${FOLLOWED}, so answers may differ`;
  return undefined;
}

async function ask(url: string, path: string, init: RequestInit, limitMs: number, clock: Clock) {
  const limit = clock.timeout(limitMs);
  try {
    const response = await fetch(`${url}${path}`, { ...init, signal: limit.signal });
    return { status: response.status, json: await response.json().catch(rethrowAbort) };
  } catch (error) {
    throw new SignerProblem(`The signer at ${url} ${howItFailed(error, path, limitMs)}: ${MEND}.`, true);
  } finally {
    limit.cancel();
  }
}

/** What is not JSON is no answer; a limit that passed while reading stays one. */
function rethrowAbort(error: unknown): undefined {
  if (error instanceof SyntaxError) return undefined;
  throw error;
}

function howItFailed(error: unknown, path: string, limitMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError')
    return `does not answer ${path} within ${limitMs / 1000} s`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return `cannot be reached${code}`;
}

function notSpeculos(url: string, request: string, status: number): SignerProblem {
  return new SignerProblem(
    `${url} answers, but is no Speculos REST API (${request} gave HTTP ${status} without what Speculos says): check host and port; ${MEND}.`,
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
