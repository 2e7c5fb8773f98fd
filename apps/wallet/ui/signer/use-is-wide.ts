import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 1100px)';

const watch = (changed: () => void) => {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the page has room for three columns. */
export const useIsWide = () => useSyncExternalStore(watch, () => window.matchMedia(WIDE).matches);
