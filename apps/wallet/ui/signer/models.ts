import type { WalletConfig } from '@exchange-sim/contract';

export type Model = WalletConfig['signerModel'];
export interface Point {
  x: number;
  y: number;
}
/** What a key of the keyboard stands for at the signer. */
export type Gesture = 'next' | 'previous' | 'confirm' | 'reject';

interface TouchModel {
  name: string;
  kind: 'touch';
  width: number;
  height: number;
  /** Where the Exchange app listens for a touch, in the signer's pixels. */
  targets: Record<Gesture, Point>;
}
interface ButtonModel {
  name: string;
  kind: 'buttons';
  width: number;
  height: number;
}

export const MODELS: Record<Model, TouchModel | ButtonModel> = {
  stax: {
    name: 'Ledger Stax',
    kind: 'touch',
    width: 400,
    height: 672,
    targets: {
      next: { x: 342, y: 606 },
      previous: { x: 200, y: 606 },
      confirm: { x: 200, y: 515 },
      reject: { x: 36, y: 606 },
    },
  },
  flex: {
    name: 'Ledger Flex',
    kind: 'touch',
    width: 480,
    height: 600,
    targets: {
      next: { x: 430, y: 550 },
      previous: { x: 240, y: 550 },
      confirm: { x: 240, y: 435 },
      reject: { x: 55, y: 530 },
    },
  },
  apex_p: {
    name: 'Ledger Nano Gen5',
    kind: 'touch',
    width: 300,
    height: 400,
    targets: {
      next: { x: 270, y: 370 },
      previous: { x: 150, y: 370 },
      confirm: { x: 150, y: 312 },
      reject: { x: 50, y: 370 },
    },
  },
  nanosp: { name: 'Ledger Nano S Plus', kind: 'buttons', width: 128, height: 64 },
  nanox: { name: 'Ledger Nano X', kind: 'buttons', width: 128, height: 64 },
};

const KEYS: Record<string, Gesture> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  Enter: 'confirm',
  Escape: 'reject',
};

export const gestureOf = (key: string): Gesture | undefined => KEYS[key];
