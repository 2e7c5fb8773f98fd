import { opening } from '../opening/opening.js';

export const swapOpening = opening({
  id: 'swap',
  start: '/swap',
  act: 'open swap',
  quiet: ['/swap/live-app', '/swap/done'],
});
