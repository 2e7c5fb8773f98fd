import type { EventStream } from './event-stream.js';

/** Where a person presses on a stax. */
const NEXT = { x: 342, y: 606 };
const REJECT = { x: 36, y: 606 };
const BIG_BUTTON = { x: 200, y: 515 };

/** Answers the next review on the signer's screen through the wallet, as a person at the page would. */
export function answerReview(walletUrl: string, events: EventStream, answer: 'approve' | 'reject'): void {
  let before = '';
  const touch = (action: 'press' | 'release' | 'press-and-release', at: { x: number; y: number }) =>
    fetch(`${walletUrl}/api/signer/finger`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action, ...at }),
    });
  const act = async (shown: string[]) => {
    if (answer === 'approve' && shown.includes('Hold to sign')) {
      await touch('press', BIG_BUTTON);
      await events.first('prompt', ({ prompt }) => prompt === null && hasAsked());
      await touch('release', BIG_BUTTON);
    } else if (shown.includes('Continue anyway')) {
      // the receive address is of another seed
      await touch('press-and-release', answer === 'approve' ? BIG_BUTTON : REJECT);
    } else if (shown.includes('Yes, reject')) {
      await touch('press-and-release', BIG_BUTTON);
    } else if (shown.includes('Reject')) {
      await touch('press-and-release', answer === 'reject' ? REJECT : NEXT);
    }
  };
  const hasAsked = () => {
    const prompts = events.seen.filter((event) => event.type === 'prompt');
    return prompts.at(-1)?.prompt === null && prompts.some(({ prompt }) => prompt !== null);
  };
  events.onEvent((event) => {
    if (event.type !== 'screen') return;
    const shown = event.texts.map(({ text }) => text);
    if (shown.join('|') === before) return;
    before = shown.join('|');
    void act(shown);
  });
}
