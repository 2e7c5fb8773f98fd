import { createRequire } from 'node:module';
import type { Stack } from '@exchange-sim/stack';
import { BigNumber } from 'bignumber.js';
import { type Figure, median, timed } from './figure.ts';

const require = createRequire(import.meta.url);
// Ledger's packages do not load as ES modules in Node: their `import` condition has extensionless paths.
const { createExchange } = require('@ledgerhq/hw-app-exchange') as typeof import('@ledgerhq/hw-app-exchange');
const { default: SpeculosTransport } =
  require('@ledgerhq/hw-transport-node-speculos-http') as typeof import('@ledgerhq/hw-transport-node-speculos-http');

const SELL = 1;
const NG = 2;
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
  const { hostname, port, protocol } = new URL(signer);
  const transport = await SpeculosTransport.open({ baseURL: `${protocol}//${hostname}`, apiPort: port });
  const times: number[] = [];
  for (let run = -5; run < runs; run++) {
    const { quotes } = await json(`${ledgerBackend}/offRamp?${new URLSearchParams(QUESTION)}`);
    const exchange = createExchange(transport, SELL as never, undefined, NG);
    const nonce = await exchange.startNewTransaction();
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
    await exchange.setPartnerKey({
      name: partner.name,
      curve: partner.public_key_curve,
      publicKey: Buffer.from(partner.public_key, 'hex'),
    });
    await exchange.checkPartner(Buffer.from(partner.descriptor.signatures.test, 'hex'));
    await exchange.processTransaction(
      Buffer.from(`.${answer.providerSig.payload}`),
      new BigNumber(210_000_000_000_000),
      'jws',
    );
    await exchange.checkTransactionSignature(Buffer.from(answer.providerSig.signature, 'base64url'));
    if (run >= 0) times.push(performance.now() - begun);
  }
  await transport.close();
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

async function json(url: string, body?: unknown) {
  const response = await fetch(
    url,
    body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {},
  );
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
