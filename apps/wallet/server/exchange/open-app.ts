import type { SignerTransport } from '../ledger-packages.js';
import { ExchangeFailure } from './exchange-failure.js';

/** Asks which application runs (B0 01: format, name, version, flags) and rejects when it is not Exchange. */
export async function requireExchangeApp(transport: SignerTransport): Promise<void> {
  const answer: Buffer = await transport.send(0xb0, 0x01, 0x00, 0x00);
  const name = answer.toString('latin1', 2, 2 + (answer[1] ?? 0));
  // "Exchange TEST" trusts the test key; "app" is what Speculos says of a program without metadata
  if (/^Exchange\b/.test(name) || name === 'app') return;
  throw new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message: `The signer runs "${name}" and not the Exchange application`,
    step: 'INIT',
    title: 'wrongApplication',
    party: 'Signer',
    fix: 'Start the signer with the Exchange application, and the Ethereum application as its library.',
  });
}
