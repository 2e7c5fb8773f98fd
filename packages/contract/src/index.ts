/** Every message on the wire, as schemas and as types. @module */
export * from './backend/cal.js';
export * from './backend/exchange.js';
export * from './backend/manifest.js';
export * from './backend/providers.js';
export * from './backend/status.js';
export * from './control/behaviours.js';
export * from './endpoint.js';
export * from './errors.js';
export * from './primitives.js';
export * from './provider/account.js';
export * from './provider/sell.js';
export * from './statuses.js';
export * from './trace.js';
export * from './wallet/api.js';
