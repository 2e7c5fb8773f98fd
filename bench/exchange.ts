import { createRequire } from 'node:module';
import { BigNumber } from 'bignumber.js';

const require = createRequire(import.meta.url);
// Ledger's packages do not load as ES modules in Node: their `import` condition has extensionless paths.
const { createExchange } = require('@ledgerhq/hw-app-exchange') as typeof import('@ledgerhq/hw-app-exchange');
const { default: SpeculosTransport } =
  require('@ledgerhq/hw-transport-node-speculos-http') as typeof import('@ledgerhq/hw-transport-node-speculos-http');

const TYPES = { swap: 0, sell: 1 } as const;
const NG = 2;
/** What the signer is told the payment costs; any figure will do, since nothing is paid here. */
const FEE = new BigNumber(210_000_000_000_000);

/** A provider as the signer is told of it. */
interface Partner {
  name: string;
  public_key: string;
  public_key_curve: string;
  descriptor: { signatures: { test: string } };
}

/** What a provider signed, both base64url. */
interface Signed {
  payload: string;
  signature: string;
}

/** The signer's Exchange application, as Ledger's packages drive it. */
export async function openExchange(signerUrl: string, product: keyof typeof TYPES) {
  const { hostname, port, protocol } = new URL(signerUrl);
  const transport = await SpeculosTransport.open({ baseURL: `${protocol}//${hostname}`, apiPort: port });
  const exchange = createExchange(transport, TYPES[product] as never, undefined, NG);
  return {
    begin: () => exchange.startNewTransaction(),
    /** Resolves once the signer has verified partner, payload and signature. */
    async verify(partner: Partner, { payload, signature }: Signed): Promise<void> {
      await exchange.setPartnerKey({
        name: partner.name,
        curve: partner.public_key_curve,
        publicKey: Buffer.from(partner.public_key, 'hex'),
      });
      await exchange.checkPartner(Buffer.from(partner.descriptor.signatures.test, 'hex'));
      await exchange.processTransaction(Buffer.from(`.${payload}`), FEE, 'jws');
      await exchange.checkTransactionSignature(Buffer.from(signature, 'base64url'));
    },
    close: () => transport.close(),
  };
}

/** JSON over HTTP; rejects when the answer is not 2xx. */
export async function json(url: string, body?: unknown) {
  const response = await fetch(
    url,
    body
      ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : {},
  );
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
