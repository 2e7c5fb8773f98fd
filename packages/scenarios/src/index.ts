/** Every happy path and edge case as a named file, and what drives them without a browser. @module */
export { scenarios } from './catalogue.js';
export type { Offers, PurchaseWish, SaleWish, SwapQuotes, SwapWish, User } from './play.js';
export type { ProviderId } from './provider-id.js';
export { failureText, toJunit } from './runner/junit.js';
export { type Report, runAll } from './runner/run-all.js';
export { runScenario } from './runner/run-scenario.js';
export type { Verdict } from './runner/verdict.js';
export type { Scenario } from './scenario.js';
