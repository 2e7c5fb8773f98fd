import { statusMeaning } from '@exchange-sim/apdu';
import { type DeviceContext, instructionOf } from './device-context.js';

/** Where the fields of a message stand, by the name of the message. */
const MESSAGES = {
  SELL: { route: 'POST /sell', nonceField: 'device_transaction_id (field 7 of NewSellResponse)' },
  SWAP: { route: 'POST /swap', nonceField: 'device_transaction_id_ng (field 12 of NewTransactionResponse)' },
} as const;

/** A sentence a partner can act on: the field, the clause, and what was found where that is known. */
export function fixFor(status: number, context: DeviceContext): string | undefined {
  const { kind, step, providerName, to } = context;
  if (status === 0x6d01 && step === 'SET_PARTNER_KEY')
    return 'The signer was restarted or used by something else since custom.exchange.start: start the exchange again.';
  if (status === 0x6a84) return 'Nothing to mend: the user said no. Show it, and offer to begin again.';
  if (status === 0x6a92)
    return `The signer warned that the address of ${to?.name ?? 'the receiving account'} is not of its seed, and the user stopped: choose an account of this signer, or let the user continue who knows the address.`;
  if (status === 0x6a82 && step === 'PROCESS_TRANSACTION') return nonceFix(context);
  if (step === 'PROCESS_TRANSACTION') {
    const defect = payloadDefect(context.payload ?? '', kind);
    if (defect) return defect;
  }
  if (status === 0x9d1a && step === 'CHECK_PARTNER')
    return `Ledger has not signed "${providerName}" with this key, so the signer does not know the partner: register name, public key and curve with Ledger, and list the credentials it signed (GET /v1/partners).`;
  if (status === 0x9d1a && step === 'CHECK_TRANSACTION_SIGNATURE')
    return `Sign SHA-256 of "." followed by providerSig.payload with the private key that belongs to the public key registered for "${providerName}", and send R‖S (64 bytes) as base64url in providerSig.signature.`;
  return statusMeaning(status, instructionOf(context))?.advice;
}

function nonceFix({ kind, payloadNonce, signerNonce }: DeviceContext): string {
  const found = payloadNonce === undefined ? '' : ` The payload carries ${payloadNonce || 'none'}`;
  const wanted = signerNonce === undefined ? '' : `, the signer gave ${signerNonce}`;
  const { route, nonceField } = MESSAGES[kind];
  return `Put the nonce of ${route}, decoded from hex to its 32 bytes, into ${nonceField}.${found}${found ? `${wanted}.` : ''}`;
}

/** Known ways of spoiling a payload on its way from the provider to the signer. */
function payloadDefect(payload: string, kind: DeviceContext['kind']): string | undefined {
  if (payload.startsWith('.'))
    return 'Send providerSig.payload without the leading dot: the dot belongs into the signed bytes only.';
  if (/^([0-9a-f]{2})+$/i.test(payload) && /^[\w-]+=*$/.test(Buffer.from(payload, 'hex').toString('latin1')))
    return 'The payload was hex-encoded on top of base64url: pass the base64url text itself, or use the SDK without getSellPayload.';
  const shorten = kind === 'SWAP' ? 'payin_extra_id or refund_extra_id' : 'trader_email or in_extra_id';
  // format byte, two length bytes, text, one length byte and up to 8 bytes of fees
  if (payload.length > 497)
    return `The payload has ${payload.length} characters: with its lengths and the fees it must stay below 510 bytes (497 characters), where Ledger's client drops a part; shorten ${shorten}.`;
  return undefined;
}
