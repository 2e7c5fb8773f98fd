import { useEffect, useEffectEvent } from 'react';
import { useWidget } from '../widget-context.js';

/** Calls `action` each time `seconds` have gone by on the provider's clock, as long as `active`. */
export function useEvery(seconds: number, active: boolean, action: () => void): void {
  const { clock } = useWidget();
  const act = useEffectEvent(action);
  useEffect(() => {
    if (!active) return;
    let last = clock.now();
    const look = () => {
      const now = clock.now();
      // a clock that was set back counts from there
      last = Math.min(last, now);
      if (now - last < seconds * 1000) return;
      last = now;
      act();
    };
    const timer = setInterval(look, 250);
    const unsubscribe = clock.subscribe(look);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [clock, active, seconds]);
}
