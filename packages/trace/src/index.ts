/** What happened: hops, the recorder, the diagrams and how a run covers them. @module */
export { type Assertion, fromLines, toLines } from './coverage/assertion.js';
export { type Coverage, cover, type SeenArrow } from './coverage/cover.js';
export { type AssertedDiagram, type Judgement, judge } from './coverage/judge.js';
export { countsOf, toText } from './coverage/report.js';
export { buyDiagram } from './diagrams/buy.js';
export { type Arrow, arrowsOf, type Diagram, type Way } from './diagrams/diagram.js';
export { diagrams } from './diagrams/diagrams.js';
export { toMermaid } from './diagrams/mermaid.js';
export { sellDiagram } from './diagrams/sell.js';
export { swapDiagram } from './diagrams/swap.js';
export { toSvg } from './drawing/svg.js';
export { flowIds } from './flow-ids.js';
export type { Hop, HopStart, OpenHop, Recorder } from './hop.js';
export { MemoryRecorder, silentRecorder } from './memory-recorder.js';
