import type { Behaviours } from '@exchange-sim/contract';
import { IN_HISTORY } from '../in-history.js';
import type { ByHand, Scenario } from '../scenario.js';
import { SELL_BY_HAND, toReview } from './steps.js';

interface Wrong {
  id: string;
  title: string;
  requirement: string;
  clause: string;
  behaviour: Behaviours;
  outcome: RegExp;
  byHand: Pick<ByHand, 'see' | 'featured'>;
}

/** A payload that is not what was agreed: caught, named, and nothing is paid. */
const wrongPayload = ({ id, title, requirement, clause, behaviour, outcome, byHand }: Wrong): Scenario => ({
  id,
  title,
  requirement,
  clause,
  product: 'sell',
  behaviours: { northgate: behaviour },
  byHand: { do: SELL_BY_HAND, ...byHand },
  async steps(play) {
    await toReview(play);
    play.user.confirms();
  },
  ends: {
    outcome,
    deviceStatus: 'CANCELLED',
    balances: [{ account: 'Ethereum 1', currency: 'ethereum', whole: '0' }],
    page: [/^The sale did not go through$/, outcome],
    history: IN_HISTORY.refused,
    arrows: { seen: ['SELL-28', 'SELL-30'], never: ['SELL-29'] },
  },
});

export const sellWrongNonce = wrongPayload({
  id: 'sell-wrong-nonce',
  title: 'Signs a payload for another nonce',
  requirement: 'The payload carries the nonce of the signer, so that no earlier one can be used again.',
  clause: 'Signed payload, device_transaction_id',
  behaviour: { 'payload.nonce': {} },
  outcome: /transaction id/i,
  byHand: {
    see: 'The sale does not go through, because the payload carries another transaction id than the signer gave. Nothing is paid.',
  },
});

export const sellWrongSignature = wrongPayload({
  id: 'sell-wrong-signature',
  title: 'Signs with a key that is not registered',
  requirement: 'The signature verifies under the key registered for the partner.',
  clause: 'Signed payload, signature',
  behaviour: { 'payload.signature': {} },
  outcome: /signature/i,
  byHand: {
    see: 'The sale does not go through, because the signature is not of the key that Ledger registered. Nothing is paid.',
  },
});

export const sellWrongAmount = wrongPayload({
  id: 'sell-wrong-amount',
  title: 'Signs a payload for twice the amount',
  requirement: 'The payload’s amount is the amount of the request, and of the transaction the wallet makes.',
  clause: 'Signed payload, in_amount',
  behaviour: { 'payload.amount': { factor: '2' } },
  outcome: /in_amount/,
  byHand: {
    featured: true,
    see: 'The sale does not go through: in_amount is named, which is twice what you sell. The signer asks you nothing.',
  },
});
