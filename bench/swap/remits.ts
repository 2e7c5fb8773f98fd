import type { Stack } from '@exchange-sim/stack';
import { json, openExchange } from '../exchange.ts';
import { type Figure, median } from '../figure.ts';
import { cpuSeconds } from '../processes.ts';

const PROVIDER = 'quickbridge';
const TERMS = { from: 'ethereum', to: 'bitcoin', amountFrom: '0.1' };

/**
 * Quote, `POST /v5/swap`, and the signer having verified partner, payload and signature, one after the other: how many a core does
 * in a second. What is counted is the processor time of everything that has a part in it: whoever asks, all services, the signer,
 * Postgres and Anvil.
 */
export async function swapRemits(stack: Stack, runs: number): Promise<Figure> {
  const { ledgerBackend, signer, wallet } = stack.urls;
  const { accounts } = await json(`${wallet}/api/accounts`);
  const addressOf = (currency: string) =>
    accounts.find((account: { currency: string }) => account.currency === currency).address;
  const partners = await json(`${ledgerBackend}/v1/partners?service_name=swap&env=test`);
  const partner = partners.find(({ name }: { name: string }) => name.toLowerCase() === PROVIDER);
  const question = new URLSearchParams({ ...TERMS, 'providers-whitelist': PROVIDER });
  const exchange = await openExchange(signer, 'swap');
  const remit = async () => {
    const rows = await json(`${ledgerBackend}/v5/quote?${question}`);
    const { quoteId } = rows.find(({ type }: { type: string }) => type === 'fixed');
    const order = await json(`${ledgerBackend}/v5/swap`, {
      ...TERMS,
      provider: PROVIDER,
      deviceTransactionId: await exchange.begin(),
      address: addressOf('bitcoin'),
      refundAddress: addressOf('ethereum'),
      rateId: quoteId,
    });
    await exchange.verify(partner, { payload: order.binaryPayload, signature: order.signature });
  };
  const perSecond = await rate(runs, remit);
  const baseline = await rate(runs, () => json(`${ledgerBackend}/health`));
  await exchange.close();
  return {
    name: 'swap: quote → `/v5/swap` → verified, a core',
    value: perSecond,
    unit: 'a second',
    goal: 60,
    better: 'higher',
    baseline: { name: 'GET /health', value: baseline },
  };
}

/** How often a second of one core does the work: the median of five rounds. */
async function rate(runs: number, work: () => Promise<void>): Promise<number> {
  for (let run = 0; run < runs; run++) await work();
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) {
    const before = cpuSeconds(process.pid);
    for (let run = 0; run < runs; run++) await work();
    rounds.push(runs / (cpuSeconds(process.pid) - before));
  }
  return median(rounds);
}
