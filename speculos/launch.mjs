// Starts the genuine signer, e.g. `node speculos/launch.mjs --model stax`; the same as `npx exchange-sim speculos`.
process.argv.splice(2, 0, 'speculos');
await import('../packages/cli/bin/exchange-sim.mjs');
