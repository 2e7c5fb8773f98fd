import type { WalletEvent } from '@exchange-sim/contract';
import { statusWordOf } from '../ledger-packages.js';
import type { ExchangeTools } from './exchange-tools.js';

type Prompt = NonNullable<Extract<WalletEvent, { type: 'prompt' }>['prompt']>;

const REFUSED = 0x6a84;
const REFUSED_CROSS_SEED = 0x6a92;

/** Shows the page that the signer waits for its user, for as long as `review` lasts, and records what the user answered. */
export async function withReviewPrompt(
  { hub, recorder }: Pick<ExchangeTools, 'hub' | 'recorder'>,
  review: Omit<Prompt, 'kind'>,
  /** What ties the user's answer to the rest of the flow. */
  flow: { nonce: string | undefined; swapId?: string | undefined },
  decide: () => Promise<void>,
): Promise<void> {
  hub.publish({ type: 'prompt', prompt: { kind: 'review', ...review } });
  const answered = (name: 'approve' | 'reject') =>
    recorder.begin({ from: 'user', to: 'signer', kind: 'ui', name, request: flow }).end();
  try {
    await decide();
    answered('approve');
  } catch (error) {
    const status = statusWordOf(error);
    if (status === REFUSED || status === REFUSED_CROSS_SEED) answered('reject');
    throw error;
  } finally {
    hub.publish({ type: 'prompt', prompt: null });
  }
}
