import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';
import { type Figure, median } from './figure.ts';
import { COMMAND, megabytes } from './processes.ts';
import { bareNode } from './start-up.ts';

const GET_VERSION = JSON.stringify({ data: 'e002000000' });
const MANY = 100_000;
const FEW = 1_000;

/** Answers every request with the bytes of GET_VERSION, and does nothing else. */
const ECHO = `require('node:http').createServer((request, response) => {
  request.resume().on('end', () => response.end('{"data": "0404029000"}'));
}).listen(0, '127.0.0.1', function () { console.log(JSON.stringify({ signer: 'http://127.0.0.1:' + this.address().port })) })`;

interface Server {
  child: ChildProcess;
  url: string;
}

async function start(...args: string[]): Promise<Server> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface(child.stdout), 'line');
  return { child, url: JSON.parse(line).signer };
}

async function stop({ child }: Server): Promise<void> {
  child.kill('SIGINT');
  await once(child, 'exit');
}

const startSigner = () => start(COMMAND, 'signer', '--port', '0', '--json');

/** One request after another on one connection; gives the milliseconds of each. */
async function ask(url: string, times: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${url}/apdu`, { method: 'POST', agent }, (response) => {
        response.resume().once('end', resolve);
      });
      asked.once('error', reject).end(GET_VERSION);
    });
    taken.push(performance.now() - begun);
  }
  agent.destroy();
  return taken;
}

/** From the command to the first APDU answered. */
async function startUps(runs: number): Promise<Figure> {
  const times: number[] = [];
  for (let run = -1; run < runs; run++) {
    const begun = performance.now();
    const signer = await startSigner();
    await ask(signer.url, 1);
    if (run >= 0) times.push(performance.now() - begun);
    await stop(signer);
  }
  const bare = await bareNode();
  return {
    name: '`exchange-sim signer` to the first answer',
    value: median(times),
    unit: 'ms',
    goal: 150,
    better: 'lower',
    baseline: { name: 'bare Node start', value: bare.ms },
  };
}

/** Start, latency, latency and memory after many APDUs: all of the command as it is installed. */
export async function signer(runs: number): Promise<Figure[]> {
  const figures = [await startUps(runs)];
  const echo = await start('-e', ECHO);
  const running = await startSigner();
  await ask(echo.url, FEW);
  await ask(running.url, FEW);
  const early = median(await ask(running.url, FEW));
  figures.push({
    name: 'GET_VERSION over HTTP',
    value: early,
    unit: 'ms',
    goal: 0.4,
    better: 'lower',
    baseline: { name: 'node:http that answers the same bytes', value: median(await ask(echo.url, FEW)) },
  });
  await stop(echo);
  const before = running.child.pid && process.platform === 'linux' ? megabytes(running.child.pid) : undefined;
  await ask(running.url, MANY);
  figures.push({
    name: `GET_VERSION after ${MANY.toLocaleString('en')} more`,
    value: median(await ask(running.url, FEW)),
    unit: 'ms',
    goal: early * 1.2,
    better: 'lower',
    baseline: { name: 'before them', value: early },
  });
  if (before !== undefined && running.child.pid) {
    figures.push({
      name: 'memory of the signer after them',
      value: megabytes(running.child.pid),
      unit: 'MB',
      goal: 120,
      better: 'lower',
      baseline: { name: 'before them', value: before },
    });
  }
  await stop(running);
  return figures;
}
