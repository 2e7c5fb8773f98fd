import type { Hop } from '@exchange-sim/trace';
import { expect, test } from 'vitest';
import { Resting } from './resting.js';

/** A part that has so many things to do, one each time it is asked. */
function part(todo: number) {
  const state = { todo, asked: 0 };
  return {
    state,
    get isBusy() {
      return state.todo > 0;
    },
    async rest() {
      state.asked += 1;
      if (state.todo === 0) return true;
      state.todo -= 1;
      return false;
    },
  };
}

function recorder() {
  let told: (hop: Hop) => void = () => {};
  return {
    onHop(listener: (hop: Hop) => void) {
      told = listener;
      return () => {};
    },
    hop: () => told({} as Hop),
  };
}

test('everybody is asked until nobody had anything to do twice in a row', async () => {
  const [lazy, busy] = [part(0), part(3)];
  await new Resting([lazy, busy], recorder()).reached();
  expect(busy.state).toEqual({ todo: 0, asked: 5 });
  expect(lazy.state.asked).toBe(5);
});

test('what crosses a boundary meanwhile counts as something done', async () => {
  const trace = recorder();
  let left = 2;
  const talking = {
    isBusy: false,
    rest: async () => {
      if (left-- > 0) trace.hop();
      return true;
    },
  };
  const other = part(0);
  await new Resting([talking, other], trace).reached();
  expect(other.state.asked).toBe(4);
});

test('after a task of the clock that sets nobody to work nobody is asked', async () => {
  const idle = part(0);
  const resting = new Resting([idle], recorder());
  await resting.reached();
  idle.state.asked = 0;
  await resting.afterTick();
  expect(idle.state.asked).toBe(0);
});

test('after a task of the clock that sets one to work everybody is asked', async () => {
  const [idle, busy] = [part(0), part(0)];
  const resting = new Resting([idle, busy], recorder());
  await resting.reached();
  Object.assign(busy.state, { todo: 1, asked: 0 });
  idle.state.asked = 0;
  await resting.afterTick();
  expect(busy.state.asked).toBe(3);
  expect(idle.state.asked).toBe(2);
});
