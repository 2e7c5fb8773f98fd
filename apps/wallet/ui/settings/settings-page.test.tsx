// @vitest-environment jsdom
import '../test/browser.js';
import { type Manifest, walletApi } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifest } from '../mocks/examples.js';
import { answering, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { collect } from '../test/server.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();

/** Keeps loaded manifests as the wallet's process does. */
function keepManifests() {
  let manifests: Manifest[] = [];
  wallet.server.use(
    answering(walletApi.manifests, () => ({ manifests })),
    answering(walletApi.loadManifest, () => {
      manifests = [manifest];
      return manifest;
    }),
    answering(walletApi.removeManifest, ({ params }) => {
      manifests = manifests.filter(({ id }) => id !== params.manifestId);
      return {};
    }),
  );
}

async function openDeveloperMode() {
  const view = openWallet('/settings');
  await view.user.click(await screen.findByRole('switch', { name: 'Developer mode' }));
  return view;
}

describe('theme', () => {
  it('follows the choice and keeps it', async () => {
    const { user, unmount } = openWallet('/settings');
    expect(document.documentElement).toHaveClass('dark');
    await user.click(await screen.findByRole('radio', { name: 'Light' }));
    expect(document.documentElement).toHaveClass('light');
    unmount();
    openWallet('/settings');
    expect(document.documentElement).toHaveClass('light');
  });
});

describe('developer mode', () => {
  it('is off at first and kept once turned on', async () => {
    const { unmount } = await openDeveloperMode();
    expect(await screen.findByLabelText('Manifest URL')).toBeVisible();
    unmount();
    openWallet('/settings');
    expect(await screen.findByLabelText('Manifest URL')).toBeVisible();
  });

  it('loads a manifest from a URL, lists it and forgets it', async () => {
    keepManifests();
    const { user } = await openDeveloperMode();
    await user.type(await screen.findByLabelText('Manifest URL'), 'http://127.0.0.1:4003/manifest.json');
    await user.click(screen.getByRole('button', { name: 'Load' }));
    expect(await screen.findByText('Northgate Pay is loaded')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Northgate Pay' })).toHaveAttribute(
      'href',
      '/discover/northgate-sell',
    );
    await user.click(screen.getByRole('button', { name: 'Remove Northgate Pay' }));
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Loaded manifests' })).toBeNull());
  });

  it('loads a manifest from a file as it is', async () => {
    const loaded = collect(wallet.server, walletApi.loadManifest, manifest);
    const { user } = await openDeveloperMode();
    const text = '{ "id": "northgate-sell" }';
    await user.upload(
      await screen.findByLabelText('Manifest file'),
      new File([text], 'manifest.json', { type: 'application/json' }),
    );
    await waitFor(() => expect(loaded.map(({ body }) => body)).toEqual([{ text }]));
  });

  it('says what a URL looks like before it asks for nonsense', async () => {
    const { user } = await openDeveloperMode();
    await user.type(await screen.findByLabelText('Manifest URL'), 'manifest.json');
    await user.click(screen.getByRole('button', { name: 'Load' }));
    expect(await screen.findByText(/Enter a whole URL/)).toBeVisible();
  });

  it('says in a sentence why a manifest was not loaded', async () => {
    wallet.server.use(
      answering(walletApi.loadManifest, () =>
        failing(400, 'INVALID_REQUEST_ERROR', 'permissions must be a list', {
          fix: 'List the methods it calls.',
        }),
      ),
    );
    const { user } = await openDeveloperMode();
    await user.type(await screen.findByLabelText('Manifest URL'), 'http://127.0.0.1:4003/manifest.json');
    await user.click(screen.getByRole('button', { name: 'Load' }));
    expect(await screen.findByText('permissions must be a list')).toBeVisible();
    expect(screen.getByText('List the methods it calls.')).toBeVisible();
  });
});
