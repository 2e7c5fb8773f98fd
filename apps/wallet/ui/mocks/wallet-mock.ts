/** The wallet's process, played: one stream of events, a signer with three pages, answers once the user decided. @module */
import { type Touch, type WalletEvent, walletApi, walletSwapApi } from '@exchange-sim/contract';
import { HttpResponse, http } from 'msw';
import { answering, eventStream } from '../test/handlers.js';
import { accounts, config, greeting, manifest, prompt } from './examples.js';
import { drawScreen, PAGES, type Page } from './mock-screen.js';
import { feesOf, swapPrompt } from './swap-examples.js';

const listeners = new Set<(event: WalletEvent) => void>();
const tell = (event: WalletEvent) => {
  for (const listener of listeners) listener(event);
};

let page: Page = PAGES.home;
let version = 1;
let decide: ((approved: boolean) => void) | undefined;
let holding: ReturnType<typeof setTimeout> | undefined;

function show(next: Page) {
  page = next;
  version += 1;
  tell({ type: 'screen', version, texts: next.texts });
}

function touched({ action, x, y }: Touch) {
  if (action !== 'release' && decide && y > 560) {
    if (x < 160) return answer(false);
    const order = [PAGES.first, PAGES.second, PAGES.last];
    const next = order[order.indexOf(page) + (x > 280 ? 1 : -1)];
    if (next) show(next);
  }
  if (action === 'press' && page === PAGES.last && y > 440) holding = setTimeout(() => answer(true), 1200);
  if (action === 'release') clearTimeout(holding);
}

function answer(approved: boolean) {
  decide?.(approved);
  decide = undefined;
  tell({ type: 'prompt', prompt: null });
  show(PAGES.home);
}

const APDUS = [
  'GET_VERSION',
  'START_NEW_TRANSACTION',
  'SET_PARTNER_KEY',
  'CHECK_PARTNER',
  'PROCESS_TRANSACTION',
];

function talkToSigner() {
  for (const name of APDUS) {
    tell({
      type: 'apdu',
      at: Date.now(),
      name,
      apdu: 'e003000100',
      response: '9000',
      status: '9000',
      ms: 12.4,
    });
  }
}

/** Puts the question on the signer; answers once the user has decided there. */
function reviewed<Done>(question: typeof prompt, done: Done, step: string): Promise<Done | Response> {
  talkToSigner();
  tell(question);
  show(PAGES.first);
  return new Promise((resolve) => {
    decide = (approved) => resolve(approved ? done : refusal(step));
  });
}

const refusal = (step: string) =>
  HttpResponse.json(
    {
      name: 'CompleteExchangeError',
      message: 'User refused',
      step,
      title: 'userRefused',
      party: 'User',
      fix: 'Nothing was sent. Start again when you are ready.',
    },
    { status: 409 },
  );

export const walletMock = [
  http.get('/api/events', () =>
    eventStream((send) => {
      const now = Date.now();
      for (const event of greeting) {
        send(event.type === 'clock' ? { ...event, now, frozen: false, kind: 'system' } : event);
      }
      send({ type: 'screen', version, texts: page.texts });
      listeners.add(send);
      setTimeout(talkToSigner, 500);
    }),
  ),
  http.get('/api/signer/screenshot', async () => {
    return new HttpResponse(await drawScreen(page), { headers: { 'content-type': 'image/png' } });
  }),
  answering(walletApi.config, config),
  answering(walletApi.accounts, { accounts }),
  answering(walletSwapApi.fees, ({ params }) => feesOf(params.accountId)),
  answering(walletSwapApi.accept, {}),
  answering(walletSwapApi.native, ({ body }) =>
    reviewed(
      swapPrompt(body),
      { transactionHash: `0x${'cd'.repeat(32)}`, swapId: 'nsw-0001' },
      'CHECK_REFUND_ADDRESS',
    ),
  ),
  answering(walletApi.start, {
    transactionId: '350aea0c97f747f1d0f760814614a47523801b1aeb7d0bcbbaa2a4f46bf8184b',
    device: { deviceId: 'speculos', modelId: 'stax' },
  }),
  answering(walletApi.complete, () =>
    reviewed(prompt, { transactionHash: `0x${'ab'.repeat(32)}` }, 'CHECK_PAYOUT_ADDRESS'),
  ),
  answering(walletApi.touch, ({ body }) => {
    touched(body);
    return {};
  }),
  answering(walletApi.button, {}),
  answering(walletApi.manifests, {
    manifests: [{ ...manifest, url: `http://localhost:${location.port}/live-app.html` }],
  }),
  answering(walletApi.loadManifest, manifest),
  answering(walletApi.removeManifest, {}),
  answering(walletApi.hops, {}),
];
