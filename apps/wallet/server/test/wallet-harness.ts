import { startAnvil } from '@exchange-sim/chain';
import { SystemClock } from '@exchange-sim/clock';
import { type Curve, encodeSell, publicKeyOf, type SellPayload, signPayload } from '@exchange-sim/payload';
import { startSigner } from '@exchange-sim/signer';
import { MemoryRecorder } from '@exchange-sim/trace';
import { createPublicClient, http, parseEther } from 'viem';
import { mainnet } from 'viem/chains';
import { startWallet } from '../index.js';
import { eventStream } from './event-stream.js';
import { serveLedgerBackend } from './ledger-backend.js';

export const ACCOUNT = '0xDad77910DbDFdE764fC21FCD4E74D71bBACA6D8D';
export const DEPOSIT = '0x00000000000000000000000000000000000000d0';
export const HALF_ETH = parseEther('0.5');
const providerKey = Buffer.alloc(32, 7);
const foreignKey = Buffer.alloc(32, 9);

interface Spoil {
  payload?: Partial<SellPayload>;
  /** Signs with a key that is not the registered one. */
  foreignKey?: boolean;
  /** Sends hex as legacy partners do, in their name. */
  legacy?: boolean;
}

/** One NG provider and one of the older generation. */
function serveAssets() {
  const publicKey = (curve: Curve) => Buffer.from(publicKeyOf(providerKey, curve)).toString('hex');
  return serveLedgerBackend([
    { partnerId: 'acme', name: 'Acme Pay', curve: 'secp256k1', publicKey: publicKey('secp256k1') },
    {
      partnerId: 'oldacme',
      name: 'Old Acme',
      curve: 'secp256r1',
      publicKey: publicKey('secp256r1'),
      serviceAppVersion: 1,
    },
  ]);
}

/** A wallet with a real signer, a real chain and the list of one provider. */
export async function startHarness() {
  const clock = new SystemClock();
  const recorder = new MemoryRecorder(clock);
  const [signer, chain, assets] = await Promise.all([
    startSigner({ port: 0, model: 'stax', tickMs: 2 }),
    startAnvil({
      port: 0,
      clock,
      blockSeconds: 60,
      fund: [{ address: ACCOUNT, amountAtomic: parseEther('2') }],
    }),
    serveAssets(),
  ]);
  const wallet = await startWallet({
    port: 0,
    clock,
    recorder,
    ledgerBackendUrl: assets.url,
    signerUrl: signer.url,
    ethRpcUrl: chain.url,
    accounts: [{ name: 'Ethereum 1', currency: 'ethereum', path: "44'/60'/0'/0/0", address: ACCOUNT }],
  });
  const events = eventStream(wallet.url);
  const node = createPublicClient({ chain: mainnet, transport: http(chain.url), pollingInterval: 20 });
  const { accounts } = await events.first('accounts');
  const fromAccountId = accounts[0]?.id ?? '';

  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(wallet.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  return {
    signer,
    chain,
    wallet,
    recorder,
    events,
    node,
    post,
    fromAccountId,
    /** custom.exchange.start, as the SDK sends it. */
    async start(provider = 'acme'): Promise<string> {
      const { status, body } = await post('/api/exchange/start', {
        exchangeType: 'SELL',
        provider,
        fromAccountId,
      });
      if (status !== 200) throw new Error(JSON.stringify(body));
      return body.transactionId;
    },
    /** custom.exchange.complete of half an ether, with a payload that says the same unless spoilt. */
    complete(
      nonce: string,
      { payload = {}, foreignKey: isForeign = false, legacy = false }: Spoil = {},
      rawTransaction: object = {},
    ) {
      const message = encodeSell({
        traderEmail: 'alice@example.com',
        inCurrency: 'ETH',
        inAmountAtomic: HALF_ETH,
        inAddress: DEPOSIT,
        outCurrency: 'EUR',
        outAmountWhole: '1234.5',
        deviceTransactionId: Buffer.from(nonce, legacy ? 'base64' : 'hex'),
        ...payload,
      });
      const jws = signPayload(
        message,
        isForeign ? foreignKey : providerKey,
        legacy ? 'secp256r1' : 'secp256k1',
      );
      const hex = (text: string, encoding: 'latin1' | 'base64url') =>
        Buffer.from(text, encoding).toString('hex');
      return post('/api/exchange/complete', {
        exchangeType: 'SELL',
        provider: legacy ? 'oldacme' : 'acme',
        fromAccountId,
        rawTransaction: {
          family: 'ethereum',
          amount: String(HALF_ETH),
          recipient: DEPOSIT,
          ...rawTransaction,
        },
        hexBinaryPayload: legacy ? hex(jws.payload, 'latin1') : jws.payload,
        hexSignature: legacy ? hex(jws.signature, 'base64url') : jws.signature,
        feeStrategy: 'medium',
      });
    },
    async close() {
      events.close();
      await wallet.close();
      await Promise.all([signer.close(), chain.close(), assets.close()]);
    },
  };
}
