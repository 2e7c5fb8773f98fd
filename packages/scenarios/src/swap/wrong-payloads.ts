import type { Behaviours } from '@exchange-sim/contract';
import { IN_HISTORY } from '../in-history.js';
import type { ProviderId } from '../provider-id.js';
import type { ByHand, Scenario } from '../scenario.js';
import { NOTHING_MOVED, WISH } from './eth-for-btc.js';
import {
  BLOCKS_MS,
  goOn,
  NORTHGATE_BY_HAND,
  PAST_WINDOW_MS,
  QUICKBRIDGE_BY_HAND,
  toQuotes,
} from './steps.js';

interface Wrong {
  id: string;
  title: string;
  requirement: string;
  clause: string;
  behaviour: Behaviours;
  /** The field the wallet names. */
  outcome: RegExp;
  provider?: ProviderId;
  byHand: Pick<ByHand, 'see' | 'featured'>;
}

/** A payload that differs from what the user accepted: the wallet stops before the user is asked, and says which field. */
const wrongPayload = ({
  id,
  title,
  requirement,
  clause,
  behaviour,
  outcome,
  provider = 'quickbridge',
  byHand,
}: Wrong): Scenario => ({
  id,
  title,
  requirement,
  clause,
  product: 'swap',
  way: provider === 'northgate' ? 'live-app' : 'native',
  behaviours: { [provider]: behaviour },
  byHand: { do: provider === 'northgate' ? NORTHGATE_BY_HAND : QUICKBRIDGE_BY_HAND, ...byHand },
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, provider, 'fixed');
    play.user.confirms();
  },
  ends: {
    outcome,
    deviceStatus: 'CANCELLED',
    balances: NOTHING_MOVED,
    page: [outcome],
    history: IN_HISTORY.refused,
    // never approved, never broadcast
    arrows: { seen: ['SWAP-24', 'SWAP-25'], never: ['SWAP-35', 'SWAP-39'] },
  },
});

export const swapWrongPayloads: readonly Scenario[] = [
  wrongPayload({
    id: 'swap-rerated',
    title: 'Re-rates a fixed quote at acceptance',
    requirement: 'A fixed quote is never re-rated silently when the user accepts it.',
    clause: 'Edge cases, fixed quote expiry',
    behaviour: { 'order.rerate': { factor: '0.99' } },
    outcome: /amount_to_wallet/,
    byHand: {
      featured: true,
      see: 'The wallet stops and names amount_to_wallet: the provider signed one percent less than its quote promised. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-rerated-live-app',
    title: 'Re-rates a fixed quote at acceptance, in the Live App',
    requirement: 'A fixed quote is never re-rated silently when the user accepts it.',
    clause: 'Edge cases, fixed quote expiry',
    behaviour: { 'order.rerate': { factor: '0.99' } },
    outcome: /amount_to_wallet/,
    provider: 'northgate',
    byHand: {
      see: 'The provider’s page is told that amount_to_wallet is not what the quote promised. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-amount',
    title: 'Signs a payload for twice the amount',
    requirement: 'amount_to_provider is the amount of the request.',
    clause: 'Signed payload, amount_to_provider',
    behaviour: { 'payload.amount': { factor: '2' } },
    outcome: /amount_to_provider/,
    byHand: {
      see: 'The wallet stops and names amount_to_provider: the provider signed twice what you swap. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-payin-address',
    title: 'Signs another deposit address than it answers',
    requirement: 'payin_address of the payload is the payinAddress of the answer.',
    clause: 'Signed payload, payin_address',
    behaviour: { 'payload.payinAddress': {} },
    outcome: /payin_address/,
    byHand: {
      see: 'The wallet stops and names payin_address: the deposit would have gone elsewhere than the provider answered. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-payout-address',
    title: 'Signs another payout address',
    requirement: 'payout_address is the address of the request.',
    clause: 'Signed payload, payout_address',
    behaviour: { 'payload.payoutAddress': {} },
    outcome: /payout_address/,
    byHand: {
      see: 'The wallet stops and names payout_address: the bitcoin would have gone to somebody else. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-refund-address',
    title: 'Signs a refund address that is not the user’s',
    requirement: 'refund_address is the address of the request.',
    clause: 'Signed payload, refund_address',
    behaviour: { 'payload.refundAddress': {} },
    outcome: /refund_address/,
    byHand: {
      see: 'The wallet stops and names refund_address: a refund would have gone to somebody else. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-nonce',
    title: 'Signs a payload for another nonce',
    requirement: 'The payload carries the nonce of the signer, so that no earlier one can be used again.',
    clause: 'Signed payload, device_transaction_id_ng',
    behaviour: { 'payload.nonce': {} },
    outcome: /device_transaction_id_ng/,
    byHand: {
      see: 'The wallet stops and names device_transaction_id_ng: the payload is not for this exchange. Nothing is sent.',
    },
  }),
  wrongPayload({
    id: 'swap-wrong-signature',
    title: 'Signs with a key that is not registered',
    requirement: 'The signature verifies under the key registered for the partner.',
    clause: 'Signed payload, signature',
    behaviour: { 'payload.signature': {} },
    outcome: /signature/i,
    byHand: {
      see: 'The wallet stops: the signature is not of the key that Ledger registered for Quickbridge. Nothing is sent.',
    },
  }),
];

/** The user says no on the signer. */
export const swapRefusedOnSigner: Scenario = {
  id: 'swap-refused-on-signer',
  title: 'Refuses the swap on the signer',
  requirement:
    'A refusal on the signer reaches Ledger’s backend, nothing leaves the account, and the order expires for want of a deposit.',
  clause: 'Swap flow, the signer',
  product: 'swap',
  way: 'native',
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    play.user.confirms();
    await play.signer.rejects();
    play.expect('how it ended for the user', await play.user.outcome(), /refused/i);
    // nobody tells the provider of a swap that the wallet gave up: it stops waiting by itself
    await play.clock.advance(PAST_WINDOW_MS);
    await play.clock.until(play.status('expired'), BLOCKS_MS);
  },
  ends: {
    deviceStatus: 'CANCELLED',
    status: 'expired',
    balances: NOTHING_MOVED,
    page: [/refused/i],
    history: IN_HISTORY.expired,
    arrows: { seen: ['SWAP-34', 'SWAP-35', 'SWAP-43'], never: ['SWAP-37', 'SWAP-39'] },
  },
};

/** All the partner sends is right, but Ledger never signed who it is. */
export const swapUnknownPartner: Scenario = {
  id: 'swap-unknown-partner',
  title: 'Stops at a partner that Ledger has not signed',
  requirement:
    'The signer trusts a partner by Ledger’s signature over its name and key alone: without it nothing is shown to the user.',
  clause: 'Exchange app, SET_PARTNER_KEY and CHECK_PARTNER',
  product: 'swap',
  way: 'native',
  unknownPartners: ['quickbridge'],
  byHand: {
    do: QUICKBRIDGE_BY_HAND,
    see: 'The signer itself refuses the partner before it shows anything, and the wallet says that its signature cannot be verified.',
    featured: true,
  },
  async steps(play) {
    await toQuotes(play, WISH);
    await goOn(play, 'quickbridge', 'fixed');
    play.user.confirms();
    await play.sees(/^CHECK_PARTNER\b/, '9d1a');
    const { request } = await play.sees('POST /v5/swap/cancelled');
    play.expect('the step Ledger’s backend is told of', JSON.stringify(request), /CHECK_PARTNER/);
  },
  ends: {
    outcome: /signature verification failed/i,
    deviceStatus: 'CANCELLED',
    balances: NOTHING_MOVED,
    page: [/signature verification failed/i],
    history: IN_HISTORY.refused,
    arrows: { seen: ['SWAP-29', 'SWAP-30', 'SWAP-43'], never: ['SWAP-31', 'SWAP-35', 'SWAP-39'] },
  },
};
