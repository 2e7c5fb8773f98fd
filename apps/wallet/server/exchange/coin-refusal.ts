import { parseResponse } from '@exchange-sim/apdu';
import type { DeviceContext } from './device-context.js';
import { ExchangeFailure } from './exchange-failure.js';

/** 6001 of the Ethereum application, 6B00 of the Bitcoin application. */
export const isCoinRefusal = (status: number): boolean => status === 0x6001 || status === 0x6b00;

const APPLICATIONS = { ethereum: 'Ethereum', bitcoin: 'Bitcoin' } as const;
const FIELDS = {
  SELL: {
    amount: 'in_amount of the payload (field 3)',
    address: 'in_address of the payload (field 4)',
    extra: 'in_extra_id of the payload (field 8)',
  },
  SWAP: {
    amount: 'amount_to_provider of the payload (field 9)',
    address: 'payin_address of the payload (field 1)',
    extra: 'payin_extra_id of the payload (field 2)',
  },
} as const;

type Reason = [what: string, fix: string];

/** The first byte of a refusal's data says what the application compared; it means the same in both applications. */
function reasonOf(code: number | undefined, { kind, from }: DeviceContext): Reason {
  const { amount, address, extra } = FIELDS[kind];
  switch (code) {
    case 1:
      return [
        'the amount differs from the one approved',
        `${amount} and the amount of the transaction must be the same number of atomic units.`,
      ];
    case 2:
      return [
        'the destination differs from the one approved',
        `${address} and payinAddress must be the same address.`,
      ];
    case 3:
      return [
        'the fees differ from those approved',
        from.family === 'bitcoin'
          ? 'Inputs less outputs of the transaction must be the fee sent with PROCESS_TRANSACTION.'
          : 'maxFeePerGas × gasLimit of the transaction must be the fee sent with PROCESS_TRANSACTION.',
      ];
    default:
      return [
        'the transaction is of another kind than the one approved',
        `Send a plain transfer without data; ${extra} must be empty for ${APPLICATIONS[from.family]}.`,
      ];
  }
}

/** The user approved, and the coin application found that the transaction is another one. */
export function coinRefusal(context: DeviceContext): ExchangeFailure {
  const data = parseResponse(context.lastAnswer)?.data ?? new Uint8Array();
  const [what, fix] = reasonOf(data[0], context);
  const detail = Buffer.from(data.subarray(2)).toString('latin1');
  return new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message: `The ${APPLICATIONS[context.from.family]} application refused to sign: ${what}${detail && ` (${detail})`}`,
    step: 'SIGN_COIN_TRANSACTION',
    title: 'coinApplicationRefused',
    party: data[0] === 3 ? 'Wallet' : 'Provider',
    fix,
  });
}

/** Ledger's package for the coin gave up by itself, though the signer answers. */
export function coinFailure(error: unknown, { from }: DeviceContext): ExchangeFailure {
  const message = error instanceof Error ? error.message : String(error);
  return new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message: `The ${APPLICATIONS[from.family]} application did not sign: ${message}`,
    step: 'SIGN_COIN_TRANSACTION',
    title: 'coinApplicationFailed',
    party: 'Wallet',
    fix: "See the last commands in the trace of the signer's traffic, then begin again: nothing was broadcast.",
  });
}
