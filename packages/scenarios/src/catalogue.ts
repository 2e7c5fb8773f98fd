import { buyHappyPaths } from './buy/happy-paths.js';
import { buyIdentities } from './buy/identity.js';
import { buyPayments } from './buy/payments.js';
import { buyRefusals } from './buy/refusals.js';
import type { Scenario } from './scenario.js';
import { sellEthSepa } from './sell/sell-eth-sepa.js';
import { sellKycRejected } from './sell/sell-kyc-rejected.js';
import { sellQuoteSilence } from './sell/sell-quote-silence.js';
import { sellRefusedOnSigner } from './sell/sell-refused-on-signer.js';
import { sellWrongAmount, sellWrongNonce, sellWrongSignature } from './sell/sell-wrong-payloads.js';
import { singleSignOnEnds } from './single-sign-on/session-ends.js';
import { singleSignOn } from './single-sign-on/single-sign-on.js';
import { swapAmountBelowFees } from './swap/amount-below-fees.js';
import { swapFloating } from './swap/floating.js';
import { swapHappyPaths } from './swap/happy-paths.js';
import { swapHolds } from './swap/holds.js';
import { swapNoDepositInTime } from './swap/no-deposit.js';
import { swapOtherSeed } from './swap/other-seed.js';
import { swapQuoteExpired } from './swap/quote-expired.js';
import { swapQuoteSilence, swapQuoteUnavailable } from './swap/quote-unavailable.js';
import { swapRefund } from './swap/refund.js';
import { swapRegistrations } from './swap/registration.js';
import { swapWebhooks } from './swap/webhooks.js';
import { swapRefusedOnSigner, swapUnknownPartner, swapWrongPayloads } from './swap/wrong-payloads.js';

/** Every scenario, in the order in which `--all` drives them. */
export const scenarios: readonly Scenario[] = [
  ...buyHappyPaths,
  ...buyPayments,
  ...buyIdentities,
  ...buyRefusals,
  sellEthSepa,
  sellRefusedOnSigner,
  sellWrongNonce,
  sellWrongSignature,
  sellWrongAmount,
  sellKycRejected,
  sellQuoteSilence,
  ...swapHappyPaths,
  ...swapQuoteUnavailable,
  swapAmountBelowFees,
  swapQuoteSilence,
  swapRefusedOnSigner,
  ...swapWrongPayloads,
  swapUnknownPartner,
  ...swapOtherSeed,
  swapRefund,
  ...swapHolds,
  ...swapQuoteExpired,
  ...swapFloating,
  ...swapNoDepositInTime,
  ...swapWebhooks,
  ...swapRegistrations,
  ...singleSignOn,
  ...singleSignOnEnds,
];
