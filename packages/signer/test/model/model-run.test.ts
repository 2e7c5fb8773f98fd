import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryCommands, type Model, type Real } from './commands.js';
import { flows, states } from './exchange-model.js';
import { observe } from './observe.js';
import { fixedDevice, recordFlow } from './recorded-flow.js';

/** Set MODEL_SEED to play other sequences; a failure prints the seed and the shortest sequence that shows it. */
const seed = Number(process.env.MODEL_SEED ?? 20_261_120);
const recorded = flows.map(recordFlow);

test(`any sequence of commands and decisions goes as the model says (seed ${seed})`, {
  timeout: 60_000,
}, () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(arbitraryCommands(recorded, 80), (commands) => {
      const model: Model = { state: 'initial', flow: 'SWAP' };
      const real: Real = { device: fixedDevice() };
      fc.modelRun(() => ({ model, real }), commands);
      reached.add(model.state);
      expect(observe(real.device, model.flow)).toBe(model.state);
    }),
    { seed, numRuns: 200 },
  );
  expect([...reached].toSorted()).toEqual(states.toSorted());
});
