import {
  fromHex,
  type Operation,
  operationOf,
  Rate,
  Subcommand,
  type SubcommandName,
} from '@exchange-sim/apdu';
import type { Value } from '../../src/testing/protobuf-writer.js';
import { type Draft, type Model, numbered, type ReviewStep } from '../writer/case.js';
import { Deal } from '../writer/deal.js';
import { review, type Told } from '../writer/screens.js';

const models: Model[] = ['stax', 'flex', 'nanosp', 'nanox'];
const flows = Object.keys(Subcommand) as SubcommandName[];
const half = fromHex('06f05b59d3b20000');
const quarter = fromHex('03782dace9d90000');
/** 0.0001 ETH */
const fees = fromHex('5af3107a4000');

/** Short values, so that each is one line on every model. */
const fields: Record<Operation, Record<number, Value>> = {
  swap: { 9: half, 10: quarter },
  sell: { 1: 'jane@acme.org', 3: half },
  fund: { 4: half },
};

function told(name: SubcommandName, floating: boolean): Told {
  const operation = operationOf(Subcommand[name]);
  const received = floating ? 'Receive estimated' : 'Receive';
  const send = ['Send', '0.5 ETH'] as const;
  const paid = ['Fees', '0.0001 ETH'] as const;
  const partner = ['Exchange partner', 'Acme Pay'] as const;
  if (operation === 'swap')
    return { operation, from: 'ETH', to: 'ETH', pairs: [partner, send, [received, '0.25 ETH'], paid] };
  if (operation === 'sell')
    return {
      operation,
      from: 'ETH',
      to: 'EUR',
      pairs: [partner, ['Email', 'jane@acme.org'], send, [received, 'EUR 12.34'], paid],
    };
  return { operation, from: 'ETH', pairs: [['User', 'Jane Doe'], send, ['To Acme Pay', 'Savings'], paid] };
}

function draft(
  model: Model,
  name: SubcommandName,
  decision: ReviewStep['decision'],
  rate: 0 | 1,
  stranger?: string,
): Draft {
  const operation = operationOf(Subcommand[name]);
  const payout: Record<number, Value> = stranger === undefined ? {} : { 5: stranger };
  const deal = new Deal(name, { fees, rate, fields: { ...fields[operation], ...payout } });
  const shown = { ...told(name, rate === Rate.FLOATING), ...(stranger !== undefined && { stranger }) };
  const afterwards = decision === 'approve' ? deal.send(0x02, '', '6d01') : deal.send(0x0f, '', '6d01');
  return {
    title: `${model}, ${name} at a ${rate === Rate.FIXED ? 'fixed' : 'floating'} rate: ${decision}`,
    rule: 'what the partner signed is shown; 9000, 6A84 for a refusal, 6A92 when the warning is refused',
    model,
    steps: [...deal.until('coins'), deal.prompt(review(model, shown, decision)), afterwards, deal.start()],
  };
}

const decisions = models.flatMap((model) =>
  flows.flatMap((name, i) => [
    draft(model, name, 'approve', i % 2 === 0 ? Rate.FIXED : Rate.FLOATING),
    draft(model, name, 'reject', i % 2 === 0 ? Rate.FLOATING : Rate.FIXED),
  ]),
);

const stranger = '0x999999cf1046e68e36E1aA2E0E07105eDDD1f08E';
const strangers = (['stax', 'flex'] as const).flatMap((model) =>
  (['SWAP', 'SWAP_NG'] as const).flatMap((name) =>
    (['approve', 'reject', 'cancel'] as const).map((decision) =>
      draft(model, name, decision, Rate.FIXED, stranger),
    ),
  ),
);

export const reviews = numbered('review', [...decisions, ...strangers]);
