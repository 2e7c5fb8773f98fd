import { afterEach, expect, test } from 'vitest';
import { type Signer, type SignerOptions, startSigner } from './start-signer.js';

const running: Signer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((signer) => signer.close()));
});

async function start(options: Partial<SignerOptions> = {}): Promise<Signer> {
  const signer = await startSigner({ port: 0, tickMs: 5, ...options });
  running.push(signer);
  return signer;
}

async function post(signer: Signer, path: string, body: object): Promise<string> {
  const answer = await fetch(signer.url + path, { method: 'POST', body: JSON.stringify(body) });
  return answer.text();
}

test('it answers GET_VERSION and shows the home screen', async () => {
  const signer = await start();
  expect(await post(signer, '/apdu', { data: 'e002000300' })).toBe('{"data": "0404029000"}');
  const { events } = JSON.parse(await (await fetch(`${signer.url}/events`)).text());
  expect(events).toHaveLength(6);
});

test('the production build says so on its home screen', async () => {
  const signer = await start({ ledgerKey: 'production' });
  const texts = await (await fetch(`${signer.url}/events`)).text();
  expect(texts).toContain('"Exchange"');
  expect(texts).toContain('This app enables swapping');
});

test('a port in use is one sentence that names the port and the mend', async () => {
  const { port } = await start();
  await expect(start({ port })).rejects.toThrow(
    `Signer: port ${port} on 127.0.0.1 is already in use; stop what listens there or choose another port (--port).`,
  );
});

test('close ends the streams and frees the port', async () => {
  const signer = await start();
  const stream = await fetch(`${signer.url}/events?stream=true`);
  const ended = expect(stream.text()).rejects.toThrow();
  await signer.close();
  await ended;
  expect((await start({ port: signer.port })).port).toBe(signer.port);
});

test('Quit app answers the finger, ends the signer and tells', async () => {
  const signer = await start();
  const quit = new Promise<void>((resolve) => signer.onQuit(resolve));
  expect(await post(signer, '/finger', { action: 'press-and-release', x: 200, y: 606 })).toBe('{}\n');
  await quit;
  await expect(fetch(`${signer.url}/events`)).rejects.toThrow();
});
