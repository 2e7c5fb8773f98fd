// `npm start`: builds what changed and starts the whole stack.
process.argv.splice(2, 0, 'up');
await import('../packages/cli/bin/exchange-sim.mjs');
