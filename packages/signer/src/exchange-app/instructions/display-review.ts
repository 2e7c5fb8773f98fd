import type { Handler } from '../services.js';

/** PROMPT_UI_DISPLAY: everything is checked, the user decides. */
export const displayReview: Handler = () => ({ kind: 'review' });
