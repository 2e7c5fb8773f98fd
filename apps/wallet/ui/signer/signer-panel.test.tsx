// @vitest-environment jsdom
import '../test/browser.js';
import { type PartState, type Touch, walletApi } from '@exchange-sim/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { config, prompt } from '../mocks/examples.js';
import { answering } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
let touches: Touch[] = [];

beforeEach(() => {
  touches = [];
  wallet.server.use(
    answering(walletApi.touch, ({ body }) => {
      touches.push(body);
      return {};
    }),
  );
});

const isUp = (name: PartState['name'], up: boolean, problem?: string) =>
  wallet.tell({ type: 'parts', parts: [{ name, up, ...(problem && { problem }) }] });

async function openSigner() {
  const view = openWallet('/portfolio');
  const screenOf = await screen.findByRole('application', { name: /Ledger Stax screen/ });
  const picture = screenOf.querySelector('img') as HTMLImageElement;
  // Shown at half its own size.
  picture.getBoundingClientRect = () => new DOMRect(100, 50, 200, 336);
  return { ...view, device: screenOf, picture };
}

describe('the picture', () => {
  it('changes with the screen’s version and is read out', async () => {
    const { picture } = await openSigner();
    await waitFor(() => expect(picture).toHaveAttribute('src', '/api/signer/screenshot?v=1.0'));
    const texts = [{ text: 'Review transaction to', x: 35, y: 286, w: 330, h: 32 }];
    wallet.tell({ type: 'screen', version: 7, texts });
    await waitFor(() => expect(picture).toHaveAttribute('src', '/api/signer/screenshot?v=7.0'));
    expect(screen.getByText('Signer shows: Review transaction to')).toHaveAttribute('aria-live', 'polite');
  });

  it('is looked at again while it is held, so that the progress of the hold shows, and not afterwards', async () => {
    const { picture } = await openSigner();
    await waitFor(() => expect(picture).toHaveAttribute('src', '/api/signer/screenshot?v=1.0'));
    fireEvent.pointerDown(picture, { clientX: 200, clientY: 307, pointerId: 1 });
    await waitFor(() => expect(picture.getAttribute('src')).toMatch(/\?v=1\.[2-9]$/));
    fireEvent.pointerUp(picture, { clientX: 200, clientY: 307, pointerId: 1 });
    const source = picture.getAttribute('src');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(picture).toHaveAttribute('src', source);
  });

  it('takes press, hold and drag in the signer’s own pixels, in order', async () => {
    const { picture } = await openSigner();
    fireEvent.pointerDown(picture, { clientX: 200, clientY: 307, pointerId: 1 });
    fireEvent.pointerUp(picture, { clientX: 150, clientY: 307, pointerId: 1 });
    await waitFor(() =>
      expect(touches).toEqual([
        { action: 'press', x: 200, y: 514 },
        { action: 'release', x: 100, y: 514 },
      ]),
    );
  });
});

describe('the keyboard', () => {
  it.each([
    ['{ArrowRight}', { action: 'press-and-release', x: 342, y: 606 }],
    ['{ArrowLeft}', { action: 'press-and-release', x: 200, y: 606 }],
    ['{Escape}', { action: 'press-and-release', x: 36, y: 606 }],
  ])('%s touches where the signer listens', async (key, touch) => {
    const { user, device } = await openSigner();
    device.focus();
    await user.keyboard(key);
    await waitFor(() => expect(touches).toEqual([touch]));
  });

  it('holds as long as Enter is held', async () => {
    const { user, device } = await openSigner();
    device.focus();
    await user.keyboard('{Enter>3}');
    await waitFor(() => expect(touches).toEqual([{ action: 'press', x: 200, y: 515 }]));
    await user.keyboard('{/Enter}');
    await waitFor(() => expect(touches[1]).toEqual({ action: 'release', x: 200, y: 515 }));
  });

  it('lets go when the focus leaves', async () => {
    const { user, device } = await openSigner();
    device.focus();
    await user.keyboard('{Enter>}');
    fireEvent.blur(device);
    await waitFor(() => expect(touches.map(({ action }) => action)).toEqual(['press', 'release']));
  });

  it('presses the buttons of a model that has buttons', async () => {
    wallet.server.use(answering(walletApi.config, { ...config, signerModel: 'nanosp' }));
    const pressed = collect(wallet.server, walletApi.button, {});
    const { user } = openWallet('/portfolio');
    const device = await screen.findByRole('application', { name: /Nano S Plus/ });
    device.focus();
    await user.keyboard('{ArrowRight}{ArrowLeft}{Enter}');
    await waitFor(() =>
      expect(pressed.map(({ params }) => params.button)).toEqual(['right', 'left', 'both']),
    );
  });
});

describe('its state', () => {
  it('waits for the user while a prompt stands', async () => {
    await openSigner();
    expect(screen.getByText('connected')).toBeVisible();
    wallet.tell(prompt);
    expect(await screen.findByText('waiting for you')).toBeVisible();
  });

  it('says what the finger does next while it waits, and nothing else', async () => {
    await openSigner();
    const line = (text: string) => ({ text, x: 0, y: 0, w: 1, h: 1 });
    wallet.tell({ type: 'screen', version: 2, texts: [line('Exchange')] });
    wallet.tell(prompt);
    expect(await screen.findByText('waiting for you')).toBeVisible();
    expect(screen.queryByText(/^(Tap|Press)/)).toBeNull();
    wallet.tell({ type: 'screen', version: 3, texts: [line('Review transaction'), line('1 of 3')] });
    expect(await screen.findByText(/^Tap the arrow at the bottom right/)).toBeVisible();
    wallet.tell({ type: 'screen', version: 4, texts: [line('3 of 3'), line('Hold to sign')] });
    expect(await screen.findByText(/^Press and hold “Hold to sign”/)).toBeVisible();
    expect(screen.queryByText(/^Tap the arrow/)).toBeNull();
  });

  it('says what to do when disconnected, and recovers by itself', async () => {
    await openSigner();
    isUp('signer', false, 'ECONNREFUSED 127.0.0.1:5001');
    expect(await screen.findByText('Signer disconnected')).toBeVisible();
    const banner = screen.getByRole('alert');
    expect(banner).toHaveTextContent('SignerThe signer does not answer.ECONNREFUSED 127.0.0.1:5001');
    isUp('signer', true);
    expect(await screen.findByRole('application', { name: /Ledger Stax screen/ })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('names the other parts that are down', async () => {
    await openSigner();
    isUp('ledger-backend', false);
    expect(await screen.findByText('The Ledger Backend does not answer.')).toBeVisible();
    isUp('chain', false);
    expect(await screen.findByText('The Ethereum node does not answer.')).toBeVisible();
  });

  it('lists the last APDUs, newest first, when opened', async () => {
    const { user } = await openSigner();
    const apdu = { type: 'apdu', at: 1, apdu: 'e002', response: '9000' } as const;
    wallet.tell({ ...apdu, name: 'START_NEW_TRANSACTION', status: '9000', ms: 12.4 });
    wallet.tell({ ...apdu, name: 'CHECK_PARTNER', status: '9d1a', ms: 3 });
    await user.click(screen.getByRole('button', { name: 'Last APDUs' }));
    const list = within(screen.getByRole('region', { name: 'Last APDUs' }));
    expect((await list.findAllByRole('listitem')).map((row) => row.textContent)).toEqual([
      'CHECK_PARTNER9d1a3 ms',
      'START_NEW_TRANSACTION900012 ms',
    ]);
  });
});
