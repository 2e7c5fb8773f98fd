/** What happened: hops, the recorder, the diagrams and how a run covers them. @module */
export type { Hop, HopStart, OpenHop, Recorder } from './hop.js';
export { MemoryRecorder, silentRecorder } from './memory-recorder.js';
