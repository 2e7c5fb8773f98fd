// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { frameTransport } from './frame-transport.js';

const ORIGIN = 'https://live-app.example';

function framed() {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const transport = frameTransport(frame, ORIGIN);
  const received: string[] = [];
  transport.onMessage = (message) => received.push(message);
  const arrive = (data: unknown, from: { origin?: string; source?: Window | null } = {}) =>
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: ORIGIN, source: frame.contentWindow, ...from }),
    );
  return { frame, transport, received, arrive };
}

afterEach(() => document.body.replaceChildren());

describe('frameTransport', () => {
  it('lets in text of the framed Live App', () => {
    const { received, arrive } = framed();
    arrive('{"jsonrpc":"2.0"}');
    expect(received).toEqual(['{"jsonrpc":"2.0"}']);
  });

  it('refuses the right window on another origin', () => {
    const { received, arrive } = framed();
    arrive('x', { origin: 'https://evil.example' });
    arrive('x', { origin: 'null' });
    arrive('x', { origin: `${ORIGIN}.evil.example` });
    expect(received).toEqual([]);
  });

  it('refuses the right origin in another window', () => {
    const { received, arrive } = framed();
    const other = document.body.appendChild(document.createElement('iframe'));
    arrive('x', { source: other.contentWindow });
    arrive('x', { source: window });
    arrive('x', { source: null });
    expect(received).toEqual([]);
  });

  it('refuses what is no text', () => {
    const { received, arrive } = framed();
    arrive({ jsonrpc: '2.0' });
    expect(received).toEqual([]);
  });

  it('writes to documents of the Live App’s origin only', () => {
    const { frame, transport } = framed();
    const post = vi.spyOn(frame.contentWindow as Window, 'postMessage').mockImplementation(() => undefined);
    transport.send('answer');
    expect(post).toHaveBeenCalledExactlyOnceWith('answer', ORIGIN);
  });

  it('hears nothing once closed', () => {
    const { transport, received, arrive } = framed();
    transport.close();
    arrive('x');
    expect(received).toEqual([]);
  });
});
