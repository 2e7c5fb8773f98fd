import { opening } from '../opening/opening.js';

export const sellOpening = opening({
  id: 'sell',
  start: '/sell',
  act: 'open sell',
  quiet: ['/sell/live-app'],
});
