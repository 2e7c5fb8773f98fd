import { exchangePackage } from '../ledger-packages.js';
import { ExchangeFailure } from './exchange-failure.js';

/** What the provider signed about a swap, as the signer will read it. */
export interface SwapPayload {
  payinAddress: string;
  refundAddress: string;
  payoutAddress: string;
  currencyFrom: string;
  currencyTo: string;
  amountToProviderAtomic: bigint;
  amountToWalletAtomic: bigint;
  /** Device transaction id: hex, or the ten letters of legacy swaps. */
  nonce: string;
}

/**
 * Reads a payload of base64url text, or of hex from legacy partners. Rejects with an `ExchangeFailure` when it is none: Ledger
 * Wallet needs what is in it, and goes no further either.
 */
export async function readSwapPayload(text: string, version: 1 | 2): Promise<SwapPayload> {
  const defect = version === 2 && encodingDefect(text);
  if (defect) throw unreadable(defect.message, defect.fix);
  try {
    const payload = await exchangePackage().decodeSwapPayload(text);
    return {
      payinAddress: payload.payinAddress.replace(/^[^:]*:/, ''),
      refundAddress: payload.refundAddress,
      payoutAddress: payload.payoutAddress,
      currencyFrom: payload.currencyFrom,
      currencyTo: payload.currencyTo,
      amountToProviderAtomic: payload.amountToProvider,
      amountToWalletAtomic: payload.amountToWallet,
      nonce: payload.deviceTransactionIdNg ?? payload.deviceTransactionId ?? '',
    };
  } catch {
    throw unreadable(
      'The signed payload is no NewTransactionResponse.',
      'Encode the protobuf message NewTransactionResponse, then base64url without padding, into providerSig.payload.',
    );
  }
}

/** Known ways of spoiling a payload on its way to the signer, which the decoder would forgive and the signer would not. */
function encodingDefect(text: string): { message: string; fix: string } | undefined {
  if (text.startsWith('.'))
    return {
      message: 'The signed payload begins with a dot.',
      fix: 'Send providerSig.payload without the leading dot: the dot belongs into the signed bytes only.',
    };
  if (/^([0-9a-f]{2})+$/i.test(text))
    return {
      message: 'The signed payload is hex.',
      fix: 'Send providerSig.payload as base64url, which NG partners use, not as hex.',
    };
  if (/[+/]/.test(text))
    return {
      message: 'The signed payload is base64 with "+" or "/".',
      fix: 'Encode providerSig.payload as base64url: "-" and "_" instead of "+" and "/", no padding.',
    };
  return undefined;
}

function unreadable(message: string, fix: string): ExchangeFailure {
  return new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message,
    step: 'PROCESS_TRANSACTION',
    title: 'payloadUnreadable',
    party: 'Provider',
    fix,
  });
}
