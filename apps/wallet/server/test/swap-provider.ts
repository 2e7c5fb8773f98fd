import type { ListedPartner } from '@exchange-sim/cal';
import type { NativeSwap, SwapQuoteRow, SwapStarted } from '@exchange-sim/contract';
import { encodeSwap, publicKeyOf, type SwapPayload, signPayload } from '@exchange-sim/payload';
import type { Answer, OrderBody } from './ledger-backend.js';

export const PROVIDER_KEY = Buffer.alloc(32, 7);
const FOREIGN_KEY = Buffer.alloc(32, 9);

export const TICKERS: Record<string, string> = {
  ethereum: 'ETH',
  bitcoin: 'BTC',
  'ethereum/erc20/usd__coin': 'USDC',
};
/** Addresses of nobody here, where deposits go. */
export const DEPOSITS: Record<string, string> = {
  ethereum: '0x00000000000000000000000000000000000000d0',
  'ethereum/erc20/usd__coin': '0x00000000000000000000000000000000000000d0',
  bitcoin: 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
};

/** Ways of spoiling what the provider signs and answers. */
export interface Spoil {
  payload?: Partial<SwapPayload>;
  foreignKey?: boolean;
  /** Answers instead of an order. */
  refusal?: Answer;
  text?: (payload: string) => string;
}

/** A provider that signs the swaps it is asked for. `amountToWalletAtomic` is what it promised in its quote. */
export class SwapProvider {
  spoil: Spoil = {};
  amountToWalletAtomic = 0n;
  readonly orders: OrderBody[] = [];
  readonly partner: ListedPartner = {
    partnerId: 'acme',
    name: 'Acme Pay',
    curve: 'secp256k1',
    publicKey: Buffer.from(publicKeyOf(PROVIDER_KEY, 'secp256k1')).toString('hex'),
  };

  answer(order: OrderBody): Answer {
    this.orders.push(order);
    const { refusal } = this.spoil;
    if (refusal) return refusal;
    const jws = this.sign(order);
    const started: SwapStarted = {
      provider: order.provider,
      swapId: 'swap-1',
      apiFee: 0,
      apiExtraFee: 0,
      refundAddress: order.refundAddress,
      payoutAddress: order.address,
      payinAddress: DEPOSITS[order.from] ?? '',
      amountExpectedFrom: order.amountFrom,
      amountExpectedTo: '1',
      status: 'pending',
      from: order.from,
      to: order.to,
      createdAt: '2026-11-20T12:00:00.000Z',
      binaryPayload: jws.payload,
      signature: jws.signature,
    };
    return { status: 200, body: started };
  }

  sign(order: OrderBody): { payload: string; signature: string } {
    const { payload, foreignKey, text = (same: string) => same } = this.spoil;
    const message = encodeSwap({
      payinAddress: DEPOSITS[order.from] ?? '',
      refundAddress: order.refundAddress,
      payoutAddress: order.address,
      currencyFrom: TICKERS[order.from] ?? '',
      currencyTo: TICKERS[order.to] ?? '',
      amountToProviderAtomic: BigInt(order.amountFromInSmallestDenomination),
      amountToWalletAtomic: this.amountToWalletAtomic,
      deviceTransactionId: Buffer.from(order.deviceTransactionId, 'hex'),
      ...payload,
    });
    const jws = signPayload(message, foreignKey ? FOREIGN_KEY : PROVIDER_KEY, 'secp256k1');
    return { payload: text(jws.payload), signature: jws.signature };
  }
}

/** A quote row as the Ledger Backend gives it; `worst` makes it a floating one. */
export function quoteRow(
  deal: { from: string; to: string; amountFrom: string; amountTo: string },
  more: { worst?: string; expiry?: string } = {},
): SwapQuoteRow {
  const { from, to, amountFrom, amountTo } = deal;
  const type = more.worst === undefined ? 'fixed' : 'float';
  return {
    provider: 'acme',
    providerName: 'Acme Pay',
    providerType: 'CEX',
    type,
    amountFrom: Number(amountFrom),
    amountTo: Number(amountTo),
    exchangeRate: 1,
    slippage: 0,
    networkFees: { currency: from },
    payoutNetworkFees: { value: 0, currency: to },
    tags: { isRegistrationRequired: false, isTokenApprovalRequired: false },
    key: `acme-${type}`,
    quoteId: 'quote-1',
    continuesIn: 'wallet',
    ...(more.expiry !== undefined && { expiry: more.expiry }),
    ms: 1,
    exact: {
      amountFrom,
      amountTo,
      exchangeRate: '1',
      providerFees: '0',
      referralFees: '0',
      payoutNetworkFees: '0',
      ...(more.worst !== undefined && { worstAmountTo: more.worst }),
    },
  };
}

export type NativeBody = Omit<NativeSwap, 'feeStrategy'> & { feeStrategy?: NativeSwap['feeStrategy'] };
