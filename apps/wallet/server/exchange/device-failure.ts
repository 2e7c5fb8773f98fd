import { exchangePackage, statusWordOf } from '../ledger-packages.js';
import { SignerGone } from '../signer/signer-session.js';
import { coinFailure, coinRefusal, isCoinRefusal } from './coin-refusal.js';
import type { DeviceContext } from './device-context.js';
import { fixFor } from './device-fixes.js';
import { ExchangeFailure, type ExchangeStep, type FaultyParty } from './exchange-failure.js';

const REFUSED = 0x6a84;
const REFUSED_CROSS_SEED = 0x6a92;
const ADDRESS_STEPS: readonly ExchangeStep[] = ['CHECK_PAYOUT_ADDRESS', 'CHECK_REFUND_ADDRESS'];

/** Who can mend a refusal at a step. */
const PARTIES: Record<ExchangeStep, FaultyParty> = {
  INIT: 'Signer',
  SET_PARTNER_KEY: 'Ledger Backend',
  CHECK_PARTNER: 'Ledger Backend',
  PROCESS_TRANSACTION: 'Provider',
  CHECK_TRANSACTION_SIGNATURE: 'Provider',
  CHECK_PAYOUT_ADDRESS: 'Ledger Backend',
  CHECK_REFUND_ADDRESS: 'Ledger Backend',
  SIGN_COIN_TRANSACTION: 'Wallet',
};

/** Turns what the transport threw into the error Ledger Wallet would throw, with the party at fault and the mend. */
export function deviceFailure(error: unknown, context: DeviceContext): ExchangeFailure {
  const { step } = context;
  const status = statusWordOf(error);
  if (status === undefined) return withoutStatus(error, context);
  const refused = status === REFUSED || status === REFUSED_CROSS_SEED;
  if (refused && ADDRESS_STEPS.includes(step)) return completeError(status, context, 'User');
  if (status === REFUSED || status === 0x5501 || status === 0x6985) return refusedElsewhere(context);
  if (status === 0x5515) return locked(context);
  if (status === 0x6a83) return wrongDevice(context);
  if (step === 'SIGN_COIN_TRANSACTION' && isCoinRefusal(status)) return coinRefusal(context);
  const restarted = status === 0x6d01 && step === 'SET_PARTNER_KEY';
  return completeError(status, context, restarted ? 'Signer' : partyOf(status, step));
}

function partyOf(status: number, step: ExchangeStep): FaultyParty {
  // the ticker compared there comes from the payload
  if (status === 0x6a80 && ADDRESS_STEPS.includes(step)) return 'Provider';
  if (status === 0x6a8c) return 'Signer';
  return PARTIES[step];
}

function completeError(status: number, context: DeviceContext, party: FaultyParty): ExchangeFailure {
  const { step } = context;
  const word = status.toString(16).toUpperCase().padStart(4, '0');
  const { errorName, errorMessage } = exchangePackage().getExchangeErrorMessage(status, step);
  return new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message: errorMessage ?? `The signer answered ${word}`,
    step,
    title: errorName ?? word,
    party,
    fix: fixFor(status, context) ?? `Look up ${word} in the trace of the signer's traffic.`,
  });
}

function refusedElsewhere({ step }: DeviceContext): ExchangeFailure {
  return new ExchangeFailure(409, {
    name: 'TransactionRefusedOnDevice',
    message: 'User refused',
    step,
    title: 'userRefused',
    party: 'User',
    fix: 'Nothing to mend: the user said no. Show it, and offer to begin again.',
  });
}

function locked({ step }: DeviceContext): ExchangeFailure {
  return new ExchangeFailure(409, {
    name: 'LockedDeviceError',
    message: 'The signer is locked',
    step,
    title: 'lockedDevice',
    party: 'User',
    fix: 'Unlock the signer and begin again.',
  });
}

/** 6A83: an address of the exchange is not the account's on this signer. */
function wrongDevice({ kind, step, from, to }: DeviceContext): ExchangeFailure {
  const isPayout = kind === 'SWAP' && step === 'CHECK_PAYOUT_ADDRESS';
  const { name } = isPayout ? (to ?? from) : from;
  const suffix = isPayout ? 'Payout' : 'Refund';
  const field = isPayout ? 'payout_address (field 5)' : 'refund_address (field 3)';
  const choose = `Connect the signer whose seed holds ${name}, or choose one of its own accounts`;
  return new ExchangeFailure(409, {
    name: kind === 'SWAP' ? `WrongDeviceForAccount${suffix}` : 'WrongDeviceForAccount',
    message: `${name} does not belong to the connected signer`,
    step,
    title: 'invalidAddress',
    party: 'User',
    fix:
      kind === 'SWAP'
        ? `${choose}; and see that ${field} of NewTransactionResponse is the address of the request, letter for letter.`
        : `${choose}.`,
  });
}

function withoutStatus(error: unknown, context: DeviceContext): ExchangeFailure {
  const { step, lastAnswer } = context;
  const answers = !(error instanceof SignerGone) && lastAnswer.length >= 2;
  if (answers && step === 'SIGN_COIN_TRANSACTION') return coinFailure(error, context);
  return new ExchangeFailure(503, {
    name: 'DisconnectedDevice',
    message: error instanceof SignerGone ? error.message : `The signer went away during ${step}`,
    step,
    title: 'disconnectedDevice',
    party: 'Signer',
    fix: 'See that the signer runs and begin again from the quote: what was approved or not is lost with the connection, and nothing was broadcast.',
  });
}
