/** What the page needs of a browser and jsdom lacks. Import it first. @module */
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import '../before-page.js';

// A wide page in dark mode: every query for a width or for darkness holds.
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: query.includes('min-width') || query.includes('dark'),
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));

class StillObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
vi.stubGlobal('ResizeObserver', StillObserver);
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.getAnimations ??= () => [];

// The whole document in a message hides what is missing from it.
configure({ getElementError: (message) => new Error(message ?? 'not found'), asyncUtilTimeout: 5000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});
