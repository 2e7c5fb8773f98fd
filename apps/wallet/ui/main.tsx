import './before-page.js';

// Apart, because a bundler may evaluate static imports before this module's first line.
const { showPage } = await import('./show-page.js');
await showPage();
