import type { SignerScreen } from '../events/wallet-state.js';

const HINTS = [
  [/^hold to sign$/i, 'Press and hold “Hold to sign” until the ring is full.', 'Keyboard: hold Enter.'],
  [/^\d+ of \d+$/, 'Tap the arrow at the bottom right to read on.', 'Keyboard: arrow keys; Escape rejects.'],
  [/^continue anyway$/i, 'Tap what you want.', ''],
] as const;

/** Beside the picture, what the finger does next; nothing on screens that say so themselves. */
export function SignerHint({ screen }: { screen: SignerScreen | undefined }) {
  const hint = HINTS.find(([text]) => screen?.texts.some((line) => text.test(line.text.trim())));
  if (!hint) return null;
  const [, finger, keyboard] = hint;
  return (
    <p className="text-center body-3 text-base">
      {finger} <span className="block body-4 text-muted">{keyboard}</span>
    </p>
  );
}
