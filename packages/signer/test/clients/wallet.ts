import { BigNumber } from 'bignumber.js';
import { afterEach } from 'vitest';
import { type Signer, startSigner } from '../../src/index.js';
import { exchangeClient, openTransport, type RateName, type Transport } from './ledger-packages.js';
import { ButtonPerson, type Person, TouchPerson } from './person.js';
import type { Deal, Provider } from './provider.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A signer with quick ticks, a person in front of it and a wallet connected to it over HTTP; all ends with the test. */
export async function connect(model: 'stax' | 'nanosp' | 'nanox' = 'stax'): Promise<Wallet> {
  const signer = await startSigner({ port: 0, model, tickMs: 4 });
  stops.push(() => signer.close());
  const person = model === 'stax' ? new TouchPerson(signer.url) : new ButtonPerson(signer.url);
  return wallet(signer, person);
}

async function wallet(signer: Signer, person: Person): Promise<Wallet> {
  const transport = await openTransport(signer.port);
  stops.unshift(() => transport.close());
  return new Wallet(signer, transport, person);
}

export class Wallet {
  readonly transport: Transport;
  readonly person: Person;
  readonly #signer: Signer;

  constructor(signer: Signer, transport: Transport, person: Person) {
    this.#signer = signer;
    this.transport = transport;
    this.person = person;
  }

  /** A second wallet at the same signer. */
  another(): Promise<Wallet> {
    return wallet(this.#signer, this.person);
  }

  /**
   * Runs the exchange up to the person's decision, and when it is yes hands over to the coin application.
   * @returns the lines the person read
   */
  async exchange(
    deal: Deal,
    provider: Provider,
    decision: 'approves' | 'rejects' | 'waits' = 'approves',
    rate: RateName = 'fixed',
  ): Promise<string[]> {
    const { from, to = from } = deal;
    const client = exchangeClient(this.transport, deal.operation, rate, provider.version);
    const { transaction, signature } = provider.signs(deal, await client.startNewTransaction());
    await client.setPartnerKey(provider);
    await client.checkPartner(Buffer.from(provider.descriptor.signature, 'hex'));
    await client.processTransaction(transaction, new BigNumber(String(deal.feesAtomic)), 'jws');
    await client.checkTransactionSignature(signature);
    const check = (coin: typeof from): [Buffer, Buffer, Buffer] => [
      coin.configuration,
      coin.signature,
      coin.addressParameters,
    ];
    if (deal.operation === 'swap') await client.validatePayoutOrAsset(...check(to));
    const decided =
      deal.operation === 'swap'
        ? client.checkRefundAddress(...check(from))
        : client.validatePayoutOrAsset(...check(from));
    const [read] = await Promise.all([this.person[decision](), decided]);
    await client.signCoinTransaction();
    return read ?? [];
  }
}
