/** One clock and one source of chance for the whole stack. @module */
export type { Clock, ClockState, Timer } from './clock.js';
export { ControlledClock } from './controlled-clock.js';
export { createRandom, type Random } from './seeded-random.js';
export { SystemClock } from './system-clock.js';
