// @vitest-environment jsdom
import '../test/browser.js';
import { stackControlApi, walletApi } from '@exchange-sim/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { config, NOW } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { CONTROL, mockDesk, scenario } from '../test/stack-desk.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const desk = mockDesk(wallet);

const drawer = () => within(screen.getByRole('region', { name: 'Developer drawer' }));

async function openDrawer(path = '/history') {
  const view = openWallet(path);
  const toggle = await screen.findByRole('button', { name: /^Developer/ });
  expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await view.user.click(toggle);
  return { ...view, toggle };
}

const row = (title = scenario.title) => drawer().findByRole('button', { name: title });
const honest = 'Be honest again';

describe('make it go wrong', () => {
  it('lists what can go wrong by product, and finds it by any word', async () => {
    const { user } = await openDrawer();
    await row();
    const sell = within(drawer().getByRole('region', { name: 'Sell' }));
    expect(sell.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Signs a payload for another nonce',
    ]);
    await user.type(drawer().getByLabelText('Search what can go wrong'), 'AMOUNT_to quickb');
    expect(drawer().getByText(/^Nothing that can go wrong has “AMOUNT_to quickb”/)).toBeVisible();
    await user.clear(drawer().getByLabelText('Search what can go wrong'));
    await user.type(drawer().getByLabelText('Search what can go wrong'), 'rerated wallet');
    expect(drawer().getByText('1 of 2')).toBeVisible();
    expect(drawer().queryByRole('region', { name: 'Sell' })).toBeNull();
  });

  it('switches on at once, says what to do and to see, and where to start', async () => {
    const { user, toggle, location } = await openDrawer();
    await user.click(await row());
    const words = within(await drawer().findByRole('region', { name: 'Switched on' }));
    expect(desk.chosen).toEqual([scenario.id]);
    expect(words.getByText(scenario.do)).toBeVisible();
    expect(words.getByText(scenario.see)).toBeVisible();
    expect(words.getByText('order.rerate')).toBeVisible();
    expect(await row()).toHaveAttribute('aria-pressed', 'true');
    await user.click(words.getByRole('link', { name: 'Start at Swap' }));
    await waitFor(() => expect(location()).toMatch(/^\/swap\?from=ethereum&to=bitcoin&amount=0\.1/));
    await user.click(toggle);
    expect(drawer().getByText(scenario.title)).toBeVisible();
    await user.click(drawer().getByRole('button', { name: honest }));
    await waitFor(() => expect(drawer().queryByText(scenario.title)).toBeNull());
    expect(desk.chosen).toEqual([scenario.id, null]);
  });

  it('is used by the keyboard alone', async () => {
    const { user } = await openDrawer();
    await row();
    drawer().getByLabelText('Search what can go wrong').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowDown}{Enter}');
    await waitFor(() => expect(desk.chosen).toEqual([scenario.id]));
    expect(await row()).toHaveFocus();
  });

  it('follows what is switched on elsewhere', async () => {
    openWallet('/history');
    await desk.tells(scenario.id);
    expect(await drawer().findByText(scenario.title)).toBeVisible();
    await desk.tells(null);
    await waitFor(() => expect(drawer().queryByText(scenario.title)).toBeNull());
  });

  it('says in a sentence why nothing was switched on', async () => {
    const { user } = await openDrawer();
    wallet.server.use(
      answering(
        stackControlApi.setActiveScenario,
        () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'Quickbridge does not answer: start it again.'),
        CONTROL,
      ),
    );
    await user.click(await row());
    expect(await drawer().findByText('Quickbridge does not answer: start it again.')).toBeVisible();
    expect(drawer().queryByRole('button', { name: honest })).toBeNull();
  });

  it('stands on a page of its own too, which Settings leads to', async () => {
    const { user, location } = openWallet('/settings');
    await user.click(await screen.findByRole('link', { name: 'Open' }));
    await waitFor(() => expect(location()).toBe('/developer'));
    const content = within(await screen.findByRole('main'));
    await user.click(await content.findByRole('button', { name: scenario.title }));
    expect(await content.findByText(scenario.do)).toBeVisible();
  });
});

describe('the clock', () => {
  const clock = (kind: 'system' | 'controlled', frozen = false) =>
    wallet.tell({ type: 'clock', now: NOW, frozen, kind });

  it('is stopped, moved and let run', async () => {
    const state = { now: NOW, frozen: true, kind: 'controlled' } as const;
    const frozen = collect(wallet.server, stackControlApi.freezeClock, state, CONTROL);
    const resumed = collect(wallet.server, stackControlApi.resumeClock, state, CONTROL);
    const advanced = collect(wallet.server, stackControlApi.advanceClock, state, CONTROL);
    const { user, toggle } = await openDrawer();
    clock('controlled');
    await waitFor(() => expect(drawer().getByRole('button', { name: 'Stop' })).toBeEnabled());
    expect(drawer().getByRole('button', { name: 'Run' })).toBeDisabled();
    await user.click(drawer().getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(frozen).toHaveLength(1));
    clock('controlled', true);
    expect(await drawer().findByText('stands still')).toBeVisible();
    await user.click(drawer().getByRole('button', { name: '+5 s' }));
    await user.click(drawer().getByRole('button', { name: '+60 s' }));
    await waitFor(() => expect(advanced.map(({ body }) => body)).toEqual([{ ms: 5_000 }, { ms: 60_000 }]));
    await user.click(drawer().getByRole('button', { name: 'Run' }));
    await waitFor(() => expect(resumed).toHaveLength(1));
    await user.click(toggle);
    expect(drawer().getByText('Clock stands still')).toBeVisible();
  });

  it('that is the system’s cannot be moved, and says how to get one that can', async () => {
    await openDrawer();
    clock('system');
    expect(await drawer().findByText(/start it with --clock controlled/)).toBeVisible();
    for (const name of ['Stop', 'Run', '+5 s', '+60 s'])
      expect(drawer().getByRole('button', { name })).toBeDisabled();
  });
});

it('a wallet that runs alone has nothing to make go wrong, and says what moves its clock', async () => {
  wallet.server.use(answering(walletApi.config, config));
  await openDrawer();
  wallet.tell({ type: 'clock', now: NOW, frozen: false, kind: 'controlled' });
  expect(await drawer().findByText(/^This wallet runs alone/)).toBeVisible();
  expect(drawer().queryByText('Make it go wrong')).toBeNull();
  expect(drawer().getByRole('button', { name: '+5 s' })).toBeDisabled();
});
