import type { Scenario } from './scenario.js';
import { sellEthSepa } from './sell/sell-eth-sepa.js';
import { sellKycRejected } from './sell/sell-kyc-rejected.js';
import { sellQuoteSilence } from './sell/sell-quote-silence.js';
import { sellRefusedOnSigner } from './sell/sell-refused-on-signer.js';
import { sellWrongAmount, sellWrongNonce, sellWrongSignature } from './sell/sell-wrong-payloads.js';
import { swapHappyPaths } from './swap/happy-paths.js';
import {
  swapFloatOutsideCap,
  swapHoldFinished,
  swapHoldRefunded,
  swapRefund,
  swapWebhooks,
} from './swap/money-back.js';
import { swapQuoteSilence, swapQuoteUnavailable } from './swap/quote-unavailable.js';
import { swapRefusedOnSigner, swapWrongPayloads } from './swap/wrong-payloads.js';

/** Every scenario, in the order in which `--all` drives them. */
export const scenarios: readonly Scenario[] = [
  sellEthSepa,
  sellRefusedOnSigner,
  sellWrongNonce,
  sellWrongSignature,
  sellWrongAmount,
  sellKycRejected,
  sellQuoteSilence,
  ...swapHappyPaths,
  ...swapQuoteUnavailable,
  swapQuoteSilence,
  swapRefusedOnSigner,
  ...swapWrongPayloads,
  swapRefund,
  swapHoldFinished,
  swapHoldRefunded,
  swapFloatOutsideCap,
  ...swapWebhooks,
];
