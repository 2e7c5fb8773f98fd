/** A signer's screen drawn from its texts, well enough to lay the page out. @module */
import type { WalletEvent } from '@exchange-sim/contract';

type Texts = Extract<WalletEvent, { type: 'screen' }>['texts'];
export interface Page {
  texts: Texts;
}

const line = (text: string, x: number, y: number, h: number) => ({ text, x, y, w: text.length * (h / 2), h });
const footer = (number: number) => [line('Reject', 44, 614, 28), line(`${number} of 3`, 249, 614, 28)];

export const PAGES = {
  home: {
    texts: [
      line('Exchange TEST', 82, 266, 32),
      line('!! TEST ONLY !!', 114, 414, 28),
      line('Quit app', 151, 614, 28),
    ],
  },
  first: {
    texts: [
      line('Review transaction to', 35, 286, 32),
      line('sell ETH', 140, 326, 32),
      line('Swipe to review', 109, 386, 28),
      ...footer(1),
    ],
  },
  second: {
    texts: [
      line('Exchange partner', 26, 60, 28),
      line('Northgate', 26, 100, 32),
      line('Send', 25, 148, 28),
      line('0.5 ETH', 25, 188, 32),
      line('Receive', 26, 236, 28),
      line('1,234.56 EUR', 25, 276, 32),
      line('Fees', 26, 324, 28),
      line('0.000042 ETH', 25, 364, 32),
      ...footer(2),
    ],
  },
  last: {
    texts: [
      line('Sign transaction to', 52, 239, 32),
      line('sell ETH?', 130, 279, 32),
      line('Hold to sign', 60, 505, 32),
      ...footer(3),
    ],
  },
} satisfies Record<string, Page>;

/** The page as PNG at Stax's size. */
export async function drawScreen({ texts }: Page): Promise<Blob> {
  const canvas = new OffscreenCanvas(400, 672);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d canvas');
  context.fillStyle = '#f4f4f2';
  context.fillRect(0, 0, 400, 672);
  context.fillStyle = '#111';
  for (const { text, x, y, h } of texts) {
    context.font = `${h > 30 ? 600 : 400} ${h * 0.8}px "Inter Variable"`;
    context.fillText(text, x, y + h * 0.8);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
