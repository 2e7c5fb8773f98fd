/**
 * A provider that somebody else wrote: plain Node, nothing of this workspace. It sells, buys and swaps at made-up prices, signs its
 * payloads with a key of its own, watches the chain, pays out and reports. Its page is built with the defaults of the exchange SDK.
 * @module
 */
import { generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { balanceOf, pay, tokenBalanceOf } from './node-chain.ts';
import { sellMessage, swapMessage } from './protobuf.ts';

const ETH = 'ethereum';
const USDC_CONTRACT = '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48';
const EURO_CENTS_FOR_ETH = 200_000n;
const WEI_FOR_USDC = 4n * 10n ** 14n;
const LOOK_AGAIN_MS = 100;
const HOT_WALLET = `0x${'f0e1'.repeat(10)}`;

/** Atomic units of a decimal amount. */
function atomic(amount: string, decimals: number): bigint {
  const [whole = '', part = ''] = amount.split('.');
  return BigInt(whole + part.padEnd(decimals, '0').slice(0, decimals));
}

/** A decimal amount of atomic units. */
function decimal(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '');
}

type Query = Record<string, string>;
type Answer = object | string | undefined;

interface Options {
  curve: 'secp256k1' | 'prime256v1';
  /** The page of the Live App, and its script. */
  page: { html: string; script: string };
  /** Header and value by which it knows Ledger. */
  auth: { name: string; value: string };
  webhookKey: string;
}

/** Where the others are; known once they have started. */
interface Others {
  ledgerBackend: string;
  chain: string;
}

export class ForeignProvider {
  readonly #keys;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #states = new Map<string, string>();
  readonly #options: Options;
  #others: Others | undefined;
  #closed = false;
  url = '';

  constructor(options: Options) {
    this.#options = options;
    this.#keys = generateKeyPairSync('ec', { namedCurve: options.curve });
  }

  get publicKeyPem(): string {
    return this.#keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  meet(others: Others): void {
    this.#others = others;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://provider');
    if (pathname === '/widget')
      return void response.setHeader('content-type', 'text/html').end(this.#options.page.html);
    if (pathname === '/widget.js')
      return void response.setHeader('content-type', 'text/javascript').end(this.#options.page.script);
    response.setHeader('content-type', 'application/json');
    let text = '';
    for await (const chunk of request) text += chunk;
    // its own page, once the made-up card was charged
    if (pathname === '/pay') return void response.end(JSON.stringify(await this.#deliver(JSON.parse(text))));
    if (request.headers[this.#options.auth.name] !== this.#options.auth.value)
      return void response.writeHead(401).end('{"messageKey":"UNAUTHORIZED","message":"wrong key"}');
    const answer = this.#answer(
      `${request.method} ${pathname}`,
      Object.fromEntries(searchParams),
      text ? JSON.parse(text) : {},
    );
    if (answer === undefined)
      return void response
        .writeHead(404)
        .end('{"messageKey":"NOT_FOUND","message":"there is no such thing"}');
    response.end(JSON.stringify(answer));
  }

  #answer(operation: string, query: Query, body: Query): Answer {
    switch (operation) {
      case 'GET /buy/capabilities':
        return BUY_CAPABILITIES;
      case 'GET /buy/crypto-currencies':
        return [ETH];
      case 'GET /buy/quote':
        return {
          from: query.from,
          to: query.to,
          fiatAmount: Number(query.amount),
          cryptoAmount: Number(query.amount) / 2000,
        };
      case 'GET /capabilities':
        return CAPABILITIES;
      case 'GET /crypto-currencies':
        return [ETH];
      case 'GET /quote':
        return {
          quoteId: randomUUID(),
          amountTo: decimal(cents(query), 2),
          ...NO_FEES,
          expiry: inMinutes(5),
        };
      case 'POST /sell':
        return this.#sell(body);
      case 'GET /currencies':
        return { currencies: CURRENCIES, next_cursor: null };
      case 'GET /pairs':
        return { pairs: [PAIR], next_cursor: null };
      case 'POST /quote':
        return { ...swapQuote(body), tradeMethod: 'fixed', quoteId: randomUUID(), expiry: inMinutes(5) };
      case 'POST /swap/fixed':
        return this.#swap(body);
      case 'GET /status':
        return { swapId: query.swapId, status: this.#states.get(query.swapId ?? '') ?? 'waiting' };
    }
  }

  /** Coins for money, sent at once. */
  async #deliver({ address = '', fiatAmount = '0' }: Query): Promise<{ hash: string }> {
    const amount = (atomic(fiatAmount, 2) * 10n ** 18n) / EURO_CENTS_FOR_ETH;
    return { hash: await pay(this.#others?.chain ?? '', HOT_WALLET, address, amount) };
  }

  #sell(body: Query) {
    const sellId = randomUUID();
    const payinAddress = `0x${randomBytes(20).toString('hex')}`;
    const amount = atomic(body.amount ?? '0', 18);
    const message = sellMessage({
      email: 'somebody@foreign.example',
      ticker: body.payloadCryptoCurrency ?? '',
      amount,
      payinAddress,
      fiat: body.toFiatCurrency ?? '',
      cents: cents(body),
      nonce: body.nonce ?? '',
    });
    void this.#whenArrived(
      (chain) => balanceOf(chain, payinAddress),
      amount,
      () => this.#report(`/transaction/${sellId}/status`, { status: 'FINISHED' }),
    );
    return { sellId, payinAddress, createdAt: inMinutes(0), ...NO_FEES, providerSig: this.#sign(message) };
  }

  #swap(body: Query) {
    const swapId = randomUUID();
    const payinAddress = `0x${randomBytes(20).toString('hex')}`;
    // the only quotes there are: of 100 USDC
    const [amountFrom, amountTo] = [SWAPPED, SWAPPED_TO];
    const {
      refundAddress = '',
      payoutAddress = '',
      payloadCurrencyFrom = '',
      payloadCurrencyTo = '',
      nonce = '',
    } = body;
    const message = swapMessage({
      payinAddress,
      refundAddress,
      payoutAddress,
      tickerFrom: payloadCurrencyFrom,
      tickerTo: payloadCurrencyTo,
      amountFrom,
      amountTo,
      nonce,
    });
    this.#states.set(swapId, 'waiting');
    void this.#whenArrived(
      (chain) => tokenBalanceOf(chain, USDC_CONTRACT, payinAddress),
      amountFrom,
      async (chain) => {
        await pay(chain, HOT_WALLET, payoutAddress, amountTo);
        this.#states.set(swapId, 'finished');
      },
    );
    return {
      swapId,
      payinAddress,
      createdAt: inMinutes(0),
      ...NO_FEES,
      payoutNetworkFees: '0',
      providerSig: this.#sign(message),
    };
  }

  /** Flattened JWS without header: R‖S over "." and the payload. */
  #sign(message: Buffer) {
    const payload = message.toString('base64url');
    const key = { key: this.#keys.privateKey, dsaEncoding: 'ieee-p1363' } as const;
    // some signers refuse a half that begins with zero
    for (;;) {
      const signature = sign('sha256', Buffer.from(`.${payload}`), key);
      if (signature[0] !== 0 && signature[32] !== 0)
        return { payload, signature: signature.toString('base64url') };
    }
  }

  async #whenArrived(
    balance: (chain: string) => Promise<bigint>,
    wanted: bigint,
    then: (chain: string) => Promise<void>,
  ): Promise<void> {
    while (!this.#closed && this.#others) {
      const { chain } = this.#others;
      if ((await balance(chain).catch(() => 0n)) >= wanted) return then(chain);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  async #report(path: string, body: object): Promise<void> {
    await fetch(`${this.#others?.ledgerBackend}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': this.#options.webhookKey },
      body: JSON.stringify(body),
    });
  }
}

/** What a swap of this provider moves: 100 USDC for 0.04 ETH. */
export const SWAPPED = atomic('100', 6);
export const SWAPPED_TO = 100n * WEI_FOR_USDC;

const NO_FEES = { providerFees: '0', referralFees: '0' };
const BUY_CAPABILITIES = {
  fiatCurrencyCapabilities: [{ fiat: 'EUR', minAmount: 10, maxAmount: 1000 }],
  countriesCapabilities: [{ country: 'FR', paymentMethods: [{ name: 'card' }] }],
};
const CAPABILITIES = {
  fiatCurrencyCapabilities: [{ fiat: 'EUR' }],
  cryptoCurrencyCapabilities: [{ id: ETH, minAmount: 0.01, maxAmount: 10 }],
  countriesCapabilities: [
    {
      country: 'FR',
      paymentMethods: [
        { name: 'sepa', minMaxRestrictions: [{ fiat: 'EUR', minAmount: 1, maxAmount: 100_000 }] },
      ],
    },
  ],
};
const CURRENCIES = [
  { id: 'eth', type: 'coin', blockchain: 'ethereum', chainId: 1 },
  { id: 'usdc', type: 'token', blockchain: 'ethereum', chainId: 1, contract: USDC_CONTRACT },
];
const PAIR = { from: 'usdc', to: 'eth', tradeMethod: ['fixed'], minSwapAmount: '100', maxSwapAmount: '100' };
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const cents = ({ amount = '0' }: Query) => (atomic(amount, 18) * EURO_CENTS_FOR_ETH) / 10n ** 18n;
const swapQuote = ({ amount = '0' }: Query) => ({
  amount,
  amountTo: decimal((atomic(amount, 6) * WEI_FOR_USDC) / 10n ** 6n, 18),
  ...NO_FEES,
  payoutNetworkFees: '0',
});
