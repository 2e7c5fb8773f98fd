// @vitest-environment jsdom
import '../test/browser.js';
import { backendAggregationApi, type PartState } from '@exchange-sim/contract';
import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { expect, it } from 'vitest';
import { BACKEND, greeting, provider } from '../mocks/examples.js';
import { answering, eventStream, failing } from '../test/handlers.js';
import { openWallet } from '../test/render.js';
import { mockWallet } from '../test/wallet.js';

const wallet = mockWallet();
const { providers } = backendAggregationApi;
const ledgerBackend = (up: boolean): PartState[] => [{ name: 'ledger-backend', up }];

it('asks again for what failed once the part that was down is back', async () => {
  wallet.server.use(
    answering(providers, () => failing(503, 'SERVICE_UNAVAILABLE_ERROR', 'starting'), BACKEND),
  );
  openWallet('/sell');
  expect(await screen.findByText('starting')).toBeVisible();
  wallet.tell({ type: 'parts', parts: ledgerBackend(false) });
  expect(await screen.findByText('The Ledger Backend does not answer.')).toBeVisible();
  wallet.server.use(answering(providers, { providers: [provider] }, BACKEND));
  wallet.tell({ type: 'parts', parts: ledgerBackend(true) });
  expect(await screen.findByLabelText('Amount')).toBeVisible();
  expect(screen.queryByText('The Ledger Backend does not answer.')).toBeNull();
});

it('names the chain that is down', async () => {
  openWallet('/portfolio');
  expect(await screen.findByText('12.5 ETH')).toBeVisible();
  wallet.tell({
    type: 'parts',
    parts: [
      { name: 'chain', up: true },
      { name: 'bitcoin', up: false, problem: 'No answer from the Bitcoin chain.' },
    ],
  });
  const banner = await screen.findByRole('alert');
  expect(banner).toHaveTextContent('The Bitcoin node does not answer.');
  expect(banner).toHaveTextContent('no bitcoin can be sent');
  expect(banner).not.toHaveTextContent('Ethereum');
});

it('says that its own process is away and reconnects by itself', async () => {
  const hangUp: (() => void)[] = [];
  wallet.server.use(
    http.get('/api/events', () =>
      eventStream((send, end) => {
        for (const event of greeting) send(event);
        hangUp.push(end);
      }),
    ),
  );
  openWallet('/portfolio');
  expect(await screen.findByText('12.5 ETH')).toBeVisible();
  hangUp[0]?.();
  expect(await screen.findByText('The wallet’s own process does not answer.')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('The wallet’s own process does not answer.')).toBeNull());
  expect(hangUp).toHaveLength(2);
});
