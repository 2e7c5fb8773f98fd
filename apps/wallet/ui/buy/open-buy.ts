import { opening } from '../opening/opening.js';

export const buyOpening = opening({
  id: 'buy',
  start: '/buy',
  act: 'open buy',
  quiet: ['/buy/live-app'],
});
