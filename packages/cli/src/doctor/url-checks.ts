import { connect } from 'node:net';
import { SystemClock } from '@exchange-sim/clock';
import { identifySigner } from '@exchange-sim/stack';
import { VARIABLES, type VariableName } from '../environment.js';
import { type Finding, finding } from './finding.js';

const DEFAULT_PORT: Record<string, number> = {
  'http:': 80,
  'https:': 443,
  'postgres:': 5432,
  'postgresql:': 5432,
  'redis:': 6379,
  'rediss:': 6379,
};
const PATIENCE_MS = 2_000;

const reachable = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });

/** Whether something listens at each URL the environment names. */
export async function urlChecks(): Promise<Finding[]> {
  const names = (Object.keys(VARIABLES) as VariableName[]).filter(
    (name) => name.endsWith('_URL') && URL.canParse(process.env[name] ?? ''),
  );
  return Promise.all(
    names.map(async (name) => {
      if (name === 'EXCHANGE_SIM_SIGNER_URL') return signerCheck(name, process.env[name] ?? '');
      const { hostname, port, protocol } = new URL(process.env[name] ?? '');
      const number = Number(port) || (DEFAULT_PORT[protocol] ?? 80);
      return (await reachable(hostname, number))
        ? finding('ok', name, `${hostname}:${number} answers`)
        : finding(
            'problem',
            name,
            `nothing answers at ${hostname}:${number}`,
            `start it, or unset ${name} to use the embedded one`,
          );
    }),
  );
}

/** A signer must be one, and have the right application in front. */
async function signerCheck(name: VariableName, url: string): Promise<Finding> {
  try {
    const { app, version, notice } = await identifySigner(url.replace(/\/+$/, ''), new SystemClock());
    return notice
      ? finding('warning', name, `the signer at ${url} ${notice}`)
      : finding('ok', name, `${app} ${version} answers at ${url}`);
  } catch (error) {
    const [text = '', fix = ''] = (error instanceof Error ? error.message : String(error)).split(
      /: (?=[a-z])/,
    );
    return finding('problem', name, text, fix.replace(/\.$/, ''));
  }
}
