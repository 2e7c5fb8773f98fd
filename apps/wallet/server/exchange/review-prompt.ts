import type { WalletCurrency } from '@exchange-sim/contract';
import type { Recorder } from '@exchange-sim/trace';
import type { EventHub } from '../events/event-hub.js';
import { statusWordOf } from '../ledger-packages.js';
import { wholeText } from './amounts.js';
import type { SellPayload } from './sell-payload.js';

/** Shows the page that the signer waits for its user, for as long as `review` lasts, and records what the user answered. */
export async function withReviewPrompt(
  options: {
    hub: EventHub;
    recorder: Recorder;
    currency: WalletCurrency;
    providerName: string;
    payload: SellPayload | undefined;
    amountAtomic: bigint;
    recipient: string;
    feeAtomic: bigint;
    nonce: string | undefined;
  },
  review: () => Promise<void>,
): Promise<void> {
  const { hub, recorder, currency, providerName, payload, amountAtomic, recipient, feeAtomic, nonce } =
    options;
  const text = (atomic: bigint) => `${wholeText(atomic, currency.decimals)} ${currency.ticker}`;
  hub.publish({
    type: 'prompt',
    prompt: {
      kind: 'review',
      provider: providerName,
      send: text(amountAtomic),
      to: recipient,
      receive: payload?.receive ?? '',
      fees: text(feeAtomic),
    },
  });
  const answered = (name: 'approve' | 'reject') =>
    recorder.begin({ from: 'user', to: 'signer', kind: 'ui', name, request: { nonce } }).end();
  try {
    await review();
    answered('approve');
  } catch (error) {
    if (statusWordOf(error) === 0x6a84) answered('reject');
    throw error;
  } finally {
    hub.publish({ type: 'prompt', prompt: null });
  }
}
