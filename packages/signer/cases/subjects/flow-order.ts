import { Subcommand, type SubcommandName } from '@exchange-sim/apdu';
import { type Draft, numbered } from '../writer/case.js';
import { Deal, type DealStep } from '../writer/deal.js';

const flows = Object.keys(Subcommand) as SubcommandName[];
const steps = [
  'start',
  'setPartner',
  'checkPartner',
  'process',
  'checkSignature',
  'coins',
] as const satisfies DealStep[];

/** The instruction that belongs to each step but the first. */
const own: Record<Exclude<DealStep, 'start' | 'coins'>, number> = {
  setPartner: 0x04,
  checkPartner: 0x05,
  process: 0x06,
  checkSignature: 0x07,
};

function next(step: DealStep): DealStep {
  return steps[steps.indexOf(step) + 1] ?? 'coins';
}

/** After each step everything but the next is too early or too late, and does no harm. */
const outOfOrder = flows.flatMap((name) =>
  steps.slice(0, 5).map((step): Draft => {
    const deal = new Deal(name);
    const wrong = Object.values(own).filter((ins) => ins !== own[next(step) as keyof typeof own]);
    const others = [...wrong, 0x0a, 0x0f].map((ins) => deal.send(ins, '', '6d01'));
    return {
      title: `${name}: other commands after ${step}`,
      rule: '6D01 for commands of another step, and the flow goes on',
      steps: [...deal.until(step), ...others, ...deal.until(next(step)).slice(deal.until(step).length)],
    };
  }),
);

const otherFlow = flows.flatMap((name) =>
  (['start', 'setPartner', 'checkPartner', 'process'] as const).map((step): Draft => {
    const deal = new Deal(name);
    const rest = deal.until(next(step)).slice(deal.until(step).length);
    const other = (deal.p2 + 3) % 6;
    return {
      title: `${name}: the next command after ${step}, in another flow`,
      rule: '6D01: P2 names the flow that was begun; the rate is not compared',
      steps: [
        ...deal.until(step),
        deal.send(own[next(step) as keyof typeof own], '', '6d01', { p2: other }),
        ...rest,
      ],
    };
  }),
);

const restarts = flows.map((name): Draft => {
  const deal = new Deal(name);
  const all = (['start', 'setPartner', 'process', 'checkSignature', 'coins'] as const).flatMap((step) =>
    deal.until(step),
  );
  return {
    title: `${name}: begun again at every step`,
    rule: 'START_NEW_TRANSACTION is accepted anywhere',
    steps: all,
  };
});

const rates = flows.map((name): Draft => {
  const steps = new Deal(name).until('coins').map((step, i) => {
    const p1 = i % 2 === 0 ? '00' : '01';
    return { ...step, apdu: `${step.apdu.slice(0, 4)}${p1}${step.apdu.slice(6)}` };
  });
  return {
    title: `${name}: the rate changes with every command`,
    rule: 'P1 is not compared between commands, only between the parts of one',
    steps,
  };
});

export const flowOrder = numbered('flow-order', [
  ...outOfOrder,
  ...otherFlow,
  ...restarts,
  ...rates.filter((_, flow) => flow !== 3),
]);
