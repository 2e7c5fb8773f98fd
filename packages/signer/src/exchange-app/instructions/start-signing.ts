import type { Handler } from '../services.js';

/** START_SIGNING_TRANSACTION hands over to the coin application. */
export const startSigning: Handler = () => ({ kind: 'sign' });
