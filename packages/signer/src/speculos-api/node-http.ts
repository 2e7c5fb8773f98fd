/**
 * `node:http` without its module facade: an `import` reads every export of it, and one of them loads the whole of `fetch`, which takes as
 * long as the rest of the signer's start.
 * @module
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
