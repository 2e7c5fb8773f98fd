import type { WalletCurrency } from '@exchange-sim/contract';
import BigNumber from 'bignumber.js';
import type { Hex } from 'viem';
import { exchangePackage, SELL, type SignerTransport } from '../ledger-packages.js';
import { wholeText } from './amounts.js';
import { bip32Buffer } from './bip32-path.js';
import type { CoinConfig, ProviderConfig } from './crypto-assets-list.js';
import { deviceFailure } from './device-failure.js';
import { buildPayin, signPayin } from './ethereum-payin.js';
import { ExchangeFailure, type ExchangeStep, initFailure } from './exchange-failure.js';
import type { ExchangeTools } from './exchange-tools.js';
import { estimateFees, type FeeStrategy, type Fees } from './fees.js';
import type { EthereumTransaction } from './raw-transaction.js';
import { withReviewPrompt } from './review-prompt.js';
import { payloadMismatch, readSellPayload, type SellPayload } from './sell-payload.js';

/** A sale the provider has signed and the user is about to decide. */
export interface SellJob {
  account: { name: string; address: Hex; path: string };
  currency: WalletCurrency;
  strategy: FeeStrategy;
  transaction: EthereumTransaction;
  /** Id of the partner. */
  provider: string;
  /** base64url for NG partners, hex for legacy ones. */
  payloadText: string;
  signatureText: string;
  signerNonce: string | undefined;
}

interface Prepared {
  config: ProviderConfig;
  coin: CoinConfig;
  fees: Fees;
  payload: SellPayload | undefined;
}

/** All of it: prepared, checked and approved on the signer, signed, broadcast. Resolves to the transaction's hash. */
export async function completeSell(tools: ExchangeTools, job: SellJob): Promise<Hex> {
  const prepared = await prepare(tools, job);
  const { account, transaction } = job;
  const payin = await chainAnswers(buildPayin(tools.node, account.address, transaction, prepared.fees));

  let step: ExchangeStep = 'INIT';
  const signed = await tools.session
    .run(async (transport) => {
      await approve(tools, job, prepared, transport, (next) => {
        step = next;
      });
      return signPayin(transport, account.path, payin);
    })
    .catch((error: unknown) => {
      throw deviceFailure(error, {
        step,
        providerName: prepared.config.name,
        accountName: account.name,
        payload: job.payloadText,
        ...(prepared.payload && { payloadNonce: prepared.payload.nonce }),
        ...(job.signerNonce !== undefined && { signerNonce: job.signerNonce }),
        lastAnswer: tools.traffic.lastAnswer,
      });
    });
  return broadcast(tools, job, signed);
}

/** Step INIT, and the comparison that Ledger Wallet leaves to the signer. */
async function prepare(tools: ExchangeTools, job: SellJob): Promise<Prepared> {
  const [config, coin, fees, balance] = await Promise.all([
    tools.assets.provider(job.provider),
    tools.assets.coin(job.currency.id),
    chainAnswers(estimateFees(tools.node, job.strategy, job.transaction)),
    chainAnswers(tools.node.getBalance({ address: job.account.address })),
  ]);
  if (job.transaction.amount + fees.feeAtomic > balance) throw notEnough(job, fees, balance);
  // legacy partners' payloads come as hex of the text
  const legacyText = () => Buffer.from(job.payloadText, 'hex').toString('latin1');
  const payload = await readSellPayload(config.version === 1 ? legacyText() : job.payloadText);
  const mismatch = payload && payloadMismatch(payload, job.transaction);
  if (mismatch) {
    throw new ExchangeFailure(409, {
      name: 'CompleteExchangeError',
      step: 'PROCESS_TRANSACTION',
      title: 'payloadMismatch',
      party: 'Provider',
      ...mismatch,
    });
  }
  return { config, coin, fees, payload };
}

/** The commands of the Exchange application, from the partner's key to the moment the Ethereum application takes over. */
async function approve(
  tools: ExchangeTools,
  job: SellJob,
  { config, coin, fees, payload }: Prepared,
  transport: SignerTransport,
  at: (step: ExchangeStep) => void,
): Promise<void> {
  const exchange = exchangePackage().createExchange(transport, SELL, undefined, config.version);
  const isNg = config.version !== 1;

  at('SET_PARTNER_KEY');
  await exchange.setPartnerKey({ name: config.name, curve: config.curve, publicKey: config.publicKey });
  at('CHECK_PARTNER');
  await exchange.checkPartner(config.signature);

  at('PROCESS_TRANSACTION');
  const fee = new BigNumber(fees.feeAtomic.toString());
  if (isNg) await exchange.processTransaction(Buffer.from(`.${job.payloadText}`), fee, 'jws');
  else await exchange.processTransaction(Buffer.from(job.payloadText, 'hex'), fee, 'raw');

  at('CHECK_TRANSACTION_SIGNATURE');
  await exchange.checkTransactionSignature(Buffer.from(job.signatureText, isNg ? 'base64url' : 'hex'));

  at('CHECK_PAYOUT_ADDRESS');
  const { hub, recorder } = tools;
  const { amount: amountAtomic, recipient } = job.transaction;
  await withReviewPrompt(
    {
      hub,
      recorder,
      currency: job.currency,
      providerName: config.name,
      payload,
      amountAtomic,
      recipient,
      feeAtomic: fees.feeAtomic,
      nonce: job.signerNonce,
    },
    () => exchange.validatePayoutOrAsset(coin.config, coin.signature, bip32Buffer(job.account.path)),
  );

  at('SIGN_COIN_TRANSACTION');
  // as in Ledger Wallet, whose next command fails if this one did
  await exchange.signCoinTransaction().catch(() => {});
}

async function broadcast({ node, recorder }: ExchangeTools, job: SellJob, signed: Hex): Promise<Hex> {
  const hop = recorder.begin({
    from: 'wallet',
    to: 'chain',
    kind: 'chain',
    name: 'eth_sendRawTransaction',
    request: {
      from: job.account.address,
      to: job.transaction.recipient,
      amountAtomic: job.transaction.amount,
      serializedTransaction: signed,
      nonce: job.signerNonce,
    },
  });
  try {
    const transactionHash = await node.sendRawTransaction({ serializedTransaction: signed });
    hop.end({ status: 'sent', response: { transactionHash } });
    return transactionHash;
  } catch (error) {
    hop.end({ status: 'refused', response: { message: messageOf(error) } });
    throw new ExchangeFailure(503, {
      name: 'TransactionBroadcastError',
      message: `The transaction is signed, but the chain did not take it: ${messageOf(error)}`,
      step: 'SIGN_COIN_TRANSACTION',
      title: 'broadcastFailed',
      party: 'Chain',
      fix: 'See that the chain runs, then sell again: nothing has left the account.',
    });
  }
}

async function chainAnswers<T>(question: Promise<T>): Promise<T> {
  try {
    return await question;
  } catch (error) {
    const fix = 'See that the chain runs, then start the exchange again.';
    throw initFailure('chainUnreachable', `The chain gave no answer: ${messageOf(error)}`, 'Chain', fix, 503);
  }
}

function messageOf(error: unknown): string {
  if (error instanceof Error && 'shortMessage' in error) return String(error.shortMessage);
  return error instanceof Error ? error.message : String(error);
}

function notEnough(
  { account, currency, transaction }: SellJob,
  fees: Fees,
  balance: bigint,
): ExchangeFailure {
  const text = (atomic: bigint) => `${wholeText(atomic, currency.decimals)} ${currency.ticker}`;
  return new ExchangeFailure(409, {
    name: 'NotEnoughBalance',
    message: `${account.name} holds ${text(balance)}, and ${text(transaction.amount)} plus fees of up to ${text(fees.feeAtomic)} are needed`,
    step: 'INIT',
    title: 'amount',
    party: 'User',
    fix: 'Sell less, or choose another account: network fees are paid on top of the amount.',
  });
}
