import { type KeyboardEvent, type PointerEvent, useEffect, useState } from 'react';
import type { SignerScreen as Screen } from '../events/wallet-state.js';
import { Hand } from './hand.js';
import { gestureOf, MODELS, type Model, type Point } from './models.js';

interface Props {
  model: Model;
  screen: Screen | undefined;
}

/** The signer's live picture: press, hold and drag on it, or use the keyboard while it has the focus. */
export function SignerScreen({ model, screen }: Props) {
  const { name, kind, width, height } = MODELS[model];
  const [held, setHeld] = useState(false);
  const [hand] = useState(() => new Hand(setHeld));
  const beat = useBeat(held);
  const isTouch = kind === 'touch';
  const pointer = usePointer(hand, width, height);
  const keyboard = useKeyboard(hand, model);
  const help = isTouch
    ? 'arrow keys turn the pages, hold Enter to sign, Escape rejects'
    : 'left and right arrow press one button, Enter both';
  return (
    <>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard works the signer while this has the focus
        tabIndex={0}
        aria-label={`${name} screen: ${help}`}
        {...keyboard}
        className="rounded-md outline-offset-4"
      >
        <img
          src={`/api/signer/screenshot?v=${screen?.version ?? 0}.${beat}`}
          alt=""
          width={width}
          height={height}
          draggable={false}
          {...(isTouch && pointer)}
          style={{ aspectRatio: `${width} / ${height}`, imageRendering: isTouch ? 'auto' : 'pixelated' }}
          className={`block h-auto w-full touch-none rounded-md bg-black select-none ${isTouch ? 'cursor-pointer' : ''}`}
        />
      </div>
      {!isTouch && <Buttons hand={hand} />}
      <ScreenTexts screen={screen} />
    </>
  );
}

/** While held, the signer draws its progress without a word about it: the picture is looked at again and again. */
function useBeat(held: boolean): number {
  const [beat, setBeat] = useState(0);
  useEffect(() => {
    if (!held) return;
    const timer = setInterval(() => setBeat((count) => count + 1), 120);
    return () => clearInterval(timer);
  }, [held]);
  return beat;
}

function Buttons({ hand }: { hand: Hand }) {
  return (
    <div className="mt-12 flex justify-between gap-8">
      {(['left', 'both', 'right'] as const).map((button) => (
        <button
          key={button}
          type="button"
          onClick={() => hand.button(button)}
          className="flex-1 cursor-pointer rounded-full bg-muted px-8 py-6 body-4 text-base hover:bg-muted-hover"
        >
          {button}
        </button>
      ))}
    </div>
  );
}

function ScreenTexts({ screen }: { screen: Screen | undefined }) {
  const texts = screen?.texts.map(({ text }) => text.trim()).filter(Boolean) ?? [];
  return (
    <p className="sr-only" aria-live="polite">
      {texts.length > 0 ? `Signer shows: ${texts.join(', ')}` : ''}
    </p>
  );
}

function usePointer(hand: Hand, width: number, height: number) {
  const at = (event: PointerEvent<HTMLImageElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (value: number, size: number, pixels: number) =>
      Math.min(pixels - 1, Math.max(0, Math.round((value / Math.max(1, size)) * pixels)));
    return {
      x: scale(event.clientX - box.left, box.width, width),
      y: scale(event.clientY - box.top, box.height, height),
    };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLImageElement>) => {
      event.currentTarget.setPointerCapture?.(event.pointerId);
      hand.press(at(event));
    },
    onPointerUp: (event: PointerEvent<HTMLImageElement>) => hand.release(at(event)),
    onPointerCancel: (event: PointerEvent<HTMLImageElement>) => hand.release(at(event)),
  };
}

const BUTTONS = { next: 'right', previous: 'left', confirm: 'both' } as const;

function useKeyboard(hand: Hand, model: Model) {
  const description = MODELS[model];
  const gesture = (event: KeyboardEvent) =>
    event.target === event.currentTarget ? gestureOf(event.key) : undefined;
  return {
    onKeyDown: (event: KeyboardEvent) => {
      const wanted = gesture(event);
      if (!wanted) return;
      event.preventDefault();
      if (event.repeat) return;
      if (description.kind === 'buttons') {
        if (wanted !== 'reject') hand.button(BUTTONS[wanted]);
      } else if (wanted === 'confirm') hand.press(description.targets.confirm);
      else hand.tap(description.targets[wanted]);
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (gesture(event) === 'confirm' && description.kind === 'touch')
        hand.release(description.targets.confirm);
    },
    onBlur: () => description.kind === 'touch' && hand.release(description.targets.confirm),
  };
}
