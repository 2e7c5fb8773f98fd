import { Instruction, parseResponse, statusMeaning } from '@exchange-sim/apdu';
import { exchangePackage, statusWordOf } from '../ledger-packages.js';
import { SignerGone } from '../signer/signer-session.js';
import { ExchangeFailure, type ExchangeStep, type FaultyParty } from './exchange-failure.js';

/** What is known about the exchange when the signer refuses. */
export interface DeviceContext {
  step: ExchangeStep;
  providerName: string;
  accountName: string;
  /** Payload text as the Live App passed it. */
  payload?: string;
  payloadNonce?: string;
  signerNonce?: string;
  /** Data and status word of the signer's newest answer. */
  lastAnswer: Buffer;
}

const INSTRUCTIONS: Partial<Record<ExchangeStep, number>> = {
  SET_PARTNER_KEY: Instruction.SET_PARTNER_KEY,
  CHECK_PARTNER: Instruction.CHECK_PARTNER,
  PROCESS_TRANSACTION: Instruction.PROCESS_TRANSACTION_RESPONSE,
  CHECK_TRANSACTION_SIGNATURE: Instruction.CHECK_TRANSACTION_SIGNATURE,
  CHECK_PAYOUT_ADDRESS: Instruction.CHECK_ASSET_IN_AND_DISPLAY,
};

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
  const status = statusWordOf(error);
  if (status === undefined) return disconnected(error, context);
  const { step } = context;
  const refusedReview = status === 0x6a84 || status === 0x6a92;
  if (refusedReview && step === 'CHECK_PAYOUT_ADDRESS') return completeError(status, context, 'User');
  if (status === 0x6a84 || status === 0x5501 || status === 0x6985) return refusedElsewhere(context);
  if (status === 0x5515) return locked(context);
  if (status === 0x6a83) return wrongDevice(context);
  if (status === 0x6001 && step === 'SIGN_COIN_TRANSACTION') return coinRefusal(context);
  const restarted = status === 0x6d01 && step === 'SET_PARTNER_KEY';
  return completeError(status, context, restarted ? 'Signer' : partyOf(status, step));
}

function partyOf(status: number, step: ExchangeStep): FaultyParty {
  // the ticker compared there comes from the payload
  if (status === 0x6a80 && step === 'CHECK_PAYOUT_ADDRESS') return 'Provider';
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

/** A sentence a partner can act on: the field, the clause, and what was found where that is known. */
function fixFor(status: number, context: DeviceContext): string | undefined {
  const { step, providerName } = context;
  if (status === 0x6d01 && step === 'SET_PARTNER_KEY')
    return 'The signer was restarted or used by something else since custom.exchange.start: start the exchange again.';
  if (status === 0x6a84) return 'Nothing to mend: the user said no. Show it, and offer to begin again.';
  if (status === 0x6a82 && step === 'PROCESS_TRANSACTION') return nonceFix(context);
  if (step === 'PROCESS_TRANSACTION') {
    const defect = payloadDefect(context.payload ?? '');
    if (defect) return defect;
  }
  if (status === 0x9d1a && step === 'CHECK_TRANSACTION_SIGNATURE')
    return `Sign SHA-256 of "." followed by providerSig.payload with the private key that belongs to the public key registered for "${providerName}", and send R‖S (64 bytes) as base64url in providerSig.signature.`;
  return statusMeaning(status, INSTRUCTIONS[step])?.advice;
}

function nonceFix({ payloadNonce, signerNonce }: DeviceContext): string {
  const found = payloadNonce === undefined ? '' : ` The payload carries ${payloadNonce || 'none'}`;
  const wanted = signerNonce === undefined ? '' : `, the signer gave ${signerNonce}`;
  return `Put the nonce of POST /sell, decoded from hex to its 32 bytes, into device_transaction_id (field 7 of NewSellResponse).${found}${found ? `${wanted}.` : ''}`;
}

/** Known ways of spoiling a payload on its way from the provider to the signer. */
function payloadDefect(payload: string): string | undefined {
  if (payload.startsWith('.'))
    return 'Send providerSig.payload without the leading dot: the dot belongs into the signed bytes only.';
  if (/^([0-9a-f]{2})+$/i.test(payload) && /^[\w-]+=*$/.test(Buffer.from(payload, 'hex').toString('latin1')))
    return 'The payload was hex-encoded on top of base64url: pass the base64url text itself, or use the SDK without getSellPayload.';
  // format byte, two length bytes, text, one length byte and up to 8 bytes of fees
  if (payload.length > 497)
    return `The payload has ${payload.length} characters: with its lengths and the fees it must stay below 510 bytes (497 characters), where Ledger's client drops a part; shorten trader_email or in_extra_id.`;
  return undefined;
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

function wrongDevice({ step, accountName }: DeviceContext): ExchangeFailure {
  return new ExchangeFailure(409, {
    name: 'WrongDeviceForAccount',
    message: `${accountName} does not belong to the connected signer`,
    step,
    title: 'invalidAddress',
    party: 'User',
    fix: `Connect the signer whose seed holds ${accountName}, or choose one of its own accounts.`,
  });
}

const COIN_REASONS: Record<number, [what: string, fix: string]> = {
  1: [
    'the amount differs from the one approved',
    'in_amount of the payload (field 3) and the amount of the transaction must be the same number of wei.',
  ],
  2: [
    'the destination differs from the one approved',
    'in_address of the payload (field 4) and payinAddress must be the same address.',
  ],
  3: [
    'the fees differ from those approved',
    'maxFeePerGas × gasLimit of the transaction must be the fee sent with PROCESS_TRANSACTION.',
  ],
};

/** 6001 of the Ethereum application: the first byte of its data says what it compared. */
function coinRefusal({ lastAnswer }: DeviceContext): ExchangeFailure {
  const data = parseResponse(lastAnswer)?.data ?? new Uint8Array();
  const [what, fix] = COIN_REASONS[data[0] ?? 0xff] ?? [
    'the transaction is of another kind than the one approved',
    'Send a plain transfer without data; in_extra_id of the payload (field 8) must be empty for Ethereum.',
  ];
  const detail = Buffer.from(data.subarray(2)).toString('latin1');
  return new ExchangeFailure(409, {
    name: 'CompleteExchangeError',
    message: `The Ethereum application refused to sign: ${what}${detail && ` (${detail})`}`,
    step: 'SIGN_COIN_TRANSACTION',
    title: 'coinApplicationRefused',
    party: data[0] === 3 ? 'Wallet' : 'Provider',
    fix,
  });
}

function disconnected(error: unknown, { step }: DeviceContext): ExchangeFailure {
  const unreachable = error instanceof SignerGone;
  return new ExchangeFailure(503, {
    name: 'DisconnectedDevice',
    message: unreachable ? error.message : `The signer went away during ${step}`,
    step,
    title: 'disconnectedDevice',
    party: 'Signer',
    fix: 'See that the signer runs and begin again from the quote: what was approved or not is lost with the connection, and nothing was broadcast.',
  });
}
