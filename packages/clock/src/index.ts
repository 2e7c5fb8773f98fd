/** One clock for the whole stack. @module */
export type { Clock, ClockState, Timer } from './clock.js';
export { ControlledClock } from './controlled-clock.js';
export { SystemClock } from './system-clock.js';
