import type { Stack } from '@exchange-sim/stack';
import { json, openExchange } from './exchange.ts';
import { type Figure, median, timed } from './figure.ts';

const QUESTION = {
  cryptoCurrency: 'ethereum',
  fiatCurrency: 'EUR',
  amount: '0.5',
  country: 'FR',
  paymentMethod: 'sepa',
};

/** From POST /remit to the signer having verified partner, payload and signature. */
export async function remit(stack: Stack, runs: number): Promise<Figure> {
  const { ledgerBackend, signer } = stack.urls;
  const [partner] = await json(`${ledgerBackend}/v1/partners?service_name=sell&env=test`);
  const exchange = await openExchange(signer, 'sell');
  const times: number[] = [];
  for (let run = -5; run < runs; run++) {
    const { quotes } = await json(`${ledgerBackend}/offRamp?${new URLSearchParams(QUESTION)}`);
    const nonce = await exchange.begin();
    const begun = performance.now();
    const answer = await json(`${ledgerBackend}/exchange/v1/sell/onramp_offramp/remit`, {
      quoteId: quotes[0].quoteId,
      provider: quotes[0].providerId,
      fromCurrency: 'ethereum',
      toCurrency: 'EUR',
      refundAddress: '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D',
      amountFrom: 0.5,
      amountTo: null,
      nonce,
    });
    await exchange.verify(partner, answer.providerSig);
    if (run >= 0) times.push(performance.now() - begun);
  }
  await exchange.close();
  const baseline = await timed(runs, async () => {
    await json(`${ledgerBackend}/health`);
  });
  return {
    name: 'headless remit → signed payload → verified',
    value: median(times),
    unit: 'ms',
    goal: 15,
    better: 'lower',
    baseline: { name: 'GET /health', value: baseline },
  };
}
