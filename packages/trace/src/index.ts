/** What happened: hops, the recorder, the diagrams and how a run covers them. @module */
export { type Coverage, cover, type SeenArrow } from './coverage.js';
export { buyDiagram } from './diagrams/buy.js';
export { type Arrow, arrowsOf, type Diagram, type Way } from './diagrams/diagram.js';
export { toMermaid } from './diagrams/mermaid.js';
export { sellDiagram } from './diagrams/sell.js';
export { swapDiagram } from './diagrams/swap.js';
export { flowIds } from './flow-ids.js';
export type { Hop, HopStart, OpenHop, Recorder } from './hop.js';
export { MemoryRecorder, silentRecorder } from './memory-recorder.js';
