import { connect, type Socket } from 'node:net';
import { afterEach } from 'vitest';
import { type Signer, type SignerOptions, startSigner } from '../../src/index.js';

const stops: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

const UNUSUAL = new Set(['Server', 'Date']);

/** An answer as it stood on the wire, but for the headers Server and Date, which every answer has. */
export interface Answer {
  status: string;
  headers: string[];
  body: string;
}

/** A signer with quick ticks and a fixed transaction id; it ends with the test. */
export async function start(options: Partial<SignerOptions> = {}): Promise<Wire> {
  const signer = await startSigner({ port: 0, model: 'stax', transactionId: 'fixed', tickMs: 5, ...options });
  const wire = new Wire(signer);
  stops.push(() => signer.close());
  return wire;
}

/** Speaks HTTP byte by byte. */
export class Wire {
  readonly signer: Signer;

  constructor(signer: Signer) {
    this.signer = signer;
  }

  open(): Socket {
    const socket = connect(this.signer.port, '127.0.0.1');
    socket.on('error', () => {});
    stops.unshift(() => socket.destroy());
    return socket;
  }

  /** Sends the bytes; resolves to all that comes back until the signer closes the connection. */
  async raw(bytes: string | Buffer, half: 'open' | 'close' = 'open'): Promise<string> {
    const socket = this.open();
    if (half === 'close') socket.end(bytes);
    else socket.write(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  /** @param line method and path @param headers more headers than Host and Content-Length, each `Name: value` */
  async ask(line: string, body?: string | Buffer, headers: string[] = []): Promise<Answer> {
    const bytes = body === undefined ? Buffer.alloc(0) : Buffer.from(body);
    const length = body === undefined ? [] : [`Content-Length: ${bytes.length}`];
    const head = [`${line} HTTP/1.1`, 'Host: 127.0.0.1:5000', ...length, ...headers, '', ''].join('\r\n');
    return parse(await this.raw(Buffer.concat([Buffer.from(head), bytes])));
  }

  async apdu(hex: string): Promise<string> {
    return (await this.ask('POST /apdu', JSON.stringify({ data: hex }))).body;
  }

  ticker(action: 'pause' | 'resume' | 'single-step'): Promise<Answer> {
    return this.ask('POST /ticker/', JSON.stringify({ action }));
  }
}

export function parse(text: string): Answer {
  const end = text.indexOf('\r\n\r\n');
  const [status = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = lines.filter((line) => !UNUSUAL.has(line.split(':')[0] ?? ''));
  const body = text.slice(end + 4);
  const isChunked = headers.includes('Transfer-Encoding: chunked');
  return { status: status.replace('HTTP/1.1 ', ''), headers, body: isChunked ? joined(body) : body };
}

function joined(chunks: string): string {
  let text = '';
  for (let rest = chunks; ; ) {
    const at = rest.indexOf('\r\n');
    const length = Number.parseInt(rest.slice(0, at), 16);
    if (!length) return text;
    text += rest.slice(at + 2, at + 2 + length);
    rest = rest.slice(at + 4 + length);
  }
}
