import { fireEvent, screen } from '@testing-library/react';
import { vi } from 'vitest';
import { openWallet } from './render.js';

const ORIGIN = 'http://127.0.0.1:4003';

/** The page with its Live App framed, and a way to speak as that Live App. */
export async function openFramed(path: string, name = 'Northgate Pay') {
  const view = openWallet(path);
  const frame = (await screen.findByTitle(name)) as HTMLIFrameElement;
  const answers: { id: number; result?: unknown; error?: unknown }[] = [];
  vi.spyOn(frame.contentWindow as Window, 'postMessage').mockImplementation((message: unknown) => {
    answers.push(JSON.parse(String(message)));
  });
  let id = 0;
  const say = async (method: string, params: unknown = {}, origin = ORIGIN, timeout = 5000) => {
    id += 1;
    const mine = id;
    const data = JSON.stringify({ jsonrpc: '2.0', id: mine, method, params });
    fireEvent(window, new MessageEvent('message', { data, origin, source: frame.contentWindow }));
    return vi.waitFor(
      () => {
        const answer = answers.find((candidate) => candidate.id === mine);
        if (!answer) throw new Error(`no answer to ${method}`);
        return answer;
      },
      { timeout },
    );
  };
  return { ...view, frame, say, answers };
}
