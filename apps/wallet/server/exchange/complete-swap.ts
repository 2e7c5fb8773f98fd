import { EXCHANGE_TYPES, type ExchangeClient, exchangePackage } from '../ledger-packages.js';
import { amountText } from '../payin/amounts.js';
import { openPayin } from '../payin/open-payin.js';
import type { Payin } from '../payin/payin.js';
import { addressParameters } from '../signer/bip32-path.js';
import { requireFresh } from '../swap/quote-expiry.js';
import type { QuotePromise } from '../swap/quote-promise.js';
import { checkSwap } from '../swap/swap-check.js';
import { broadcast } from './broadcast.js';
import type { CoinConfig, ProviderConfig } from './crypto-assets-list.js';
import type { Destination, ExchangeJob } from './exchange-job.js';
import type { ExchangeTools } from './exchange-tools.js';
import { onSigner, type StepTeller } from './on-signer.js';
import { introducePartner } from './partner-steps.js';
import { withReviewPrompt } from './review-prompt.js';
import { readSwapPayload, type SwapPayload } from './swap-payload.js';

/** A swap the provider has signed, and what the user accepted when it was accepted in this wallet. */
export interface SwapJob extends ExchangeJob {
  to: Destination;
  promise: QuotePromise | undefined;
}

interface Prepared {
  config: ProviderConfig;
  fromCoin: CoinConfig;
  toCoin: CoinConfig;
  payload: SwapPayload;
  payin: Payin;
}

/** All of a swap: prepared, checked, approved on the signer, signed, broadcast. Resolves to the transaction's hash. */
export async function completeSwap(tools: ExchangeTools, job: SwapJob): Promise<string> {
  const prepared = await prepare(tools, job);
  const { config, payload, payin } = prepared;
  const context = {
    kind: 'SWAP',
    providerName: config.name,
    from: job.account,
    to: job.to.account,
    payload: job.payloadText,
    payloadNonce: payload.nonce,
    signerNonce: job.signerNonce,
  } as const;
  const signed = await onSigner(tools, context, async (transport, at) => {
    const client = exchangePackage().createExchange(
      transport,
      EXCHANGE_TYPES.SWAP,
      undefined,
      config.version,
    );
    await introducePartner(client, at, { kind: 'SWAP', config, job, feeAtomic: payin.feeAtomic });
    await review(tools, job, prepared, client, at);
    at('SIGN_COIN_TRANSACTION');
    await stillHolds(tools, job, client);
    // as in Ledger Wallet, whose next command fails if this one did
    await client.signCoinTransaction().catch(() => {});
    return payin.sign(transport);
  });
  // what is signed stays with the wallet when the quote ended meanwhile
  requireFresh(job.promise, tools.clock, 'SIGN_COIN_TRANSACTION');
  return broadcast(tools, job, payin, signed);
}

/** Step INIT, and the comparison with what the user accepted. */
async function prepare(tools: ExchangeTools, job: SwapJob): Promise<Prepared> {
  const { assets, clock } = tools;
  requireFresh(job.promise, clock, 'INIT');
  const opening = openPayin(tools, job);
  // a payload that differs is told before a payment that is not covered
  opening.catch(() => {});
  const [config, fromCoin, toCoin] = await Promise.all([
    assets.provider(job.provider, 'swap'),
    assets.coin(job.currency.id),
    assets.coin(job.to.currency.id),
  ]);
  const payload = await readSwapPayload(job.payloadText, config.version);
  checkSwap({ job, to: job.to, payload, promise: job.promise });
  return { config, fromCoin, toCoin, payload, payin: await opening };
}

/** Both addresses are checked by the signer; then it shows the swap and waits for its user. */
async function review(
  tools: ExchangeTools,
  { account, currency, transaction, to, promise, signerNonce: nonce, swapId }: SwapJob,
  { config, fromCoin, toCoin, payload, payin }: Prepared,
  client: ExchangeClient,
  at: StepTeller,
): Promise<void> {
  at('CHECK_PAYOUT_ADDRESS');
  await client.validatePayoutOrAsset(toCoin.config, toCoin.signature, addressParameters(to.account));
  at('CHECK_REFUND_ADDRESS');
  const receive = amountText(payload.amountToWalletAtomic, to.currency);
  const floats = promise?.type === 'float';
  await withReviewPrompt(
    tools,
    {
      provider: config.name,
      send: amountText(transaction.amount, currency),
      to: transaction.recipient,
      receive: floats
        ? `${receive}, floating: at least ${amountText(promise.leastToAtomic, to.currency)}`
        : receive,
      fees: amountText(payin.feeAtomic, payin.feeCurrency),
    },
    { nonce, swapId },
    () => client.checkRefundAddress(fromCoin.config, fromCoin.signature, addressParameters(account)),
  );
}

/** An approval that came too late is not signed: START_NEW_TRANSACTION brings the signer home from waiting for it. */
async function stillHolds(
  { clock }: ExchangeTools,
  { promise }: SwapJob,
  client: ExchangeClient,
): Promise<void> {
  try {
    requireFresh(promise, clock, 'SIGN_COIN_TRANSACTION');
  } catch (expired) {
    await client.startNewTransaction();
    throw expired;
  }
}
