import { useEffect, useState } from 'react';
import { useWidget } from '../widget-context.js';

/** Whole seconds from the provider's present to `instant` (ISO-8601), counting down; 0 once it has passed. */
export function useSecondsUntil(instant: string): number {
  const { clock } = useWidget();
  const left = () => Math.max(0, Math.ceil((Date.parse(instant) - clock.now()) / 1000));
  const [, redraw] = useState(0);
  useEffect(() => {
    const again = () => redraw((count) => count + 1);
    const timer = setInterval(again, 250);
    const unsubscribe = clock.subscribe(again);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [clock]);
  return left();
}
