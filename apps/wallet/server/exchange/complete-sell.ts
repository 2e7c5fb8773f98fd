import { EXCHANGE_TYPES, exchangePackage } from '../ledger-packages.js';
import { amountText } from '../payin/amounts.js';
import { openPayin } from '../payin/open-payin.js';
import type { Payin } from '../payin/payin.js';
import { addressParameters } from '../signer/bip32-path.js';
import { broadcast } from './broadcast.js';
import type { CoinConfig, ProviderConfig } from './crypto-assets-list.js';
import { ExchangeFailure } from './exchange-failure.js';
import type { ExchangeJob } from './exchange-job.js';
import type { ExchangeTools } from './exchange-tools.js';
import { onSigner } from './on-signer.js';
import { introducePartner } from './partner-steps.js';
import { withReviewPrompt } from './review-prompt.js';
import { payloadMismatch, readSellPayload, type SellPayload } from './sell-payload.js';

interface Prepared {
  config: ProviderConfig;
  coin: CoinConfig;
  payin: Payin;
  payload: SellPayload | undefined;
}

/** All of a sale: prepared, checked and approved on the signer, signed, broadcast. Resolves to the transaction's hash. */
export async function completeSell(tools: ExchangeTools, job: ExchangeJob): Promise<string> {
  const { config, coin, payin, payload } = await prepare(tools, job);
  const { account, currency, transaction, signerNonce } = job;
  const context = {
    kind: 'SELL',
    providerName: config.name,
    from: account,
    payload: job.payloadText,
    payloadNonce: payload?.nonce,
    signerNonce,
  } as const;
  const signed = await onSigner(tools, context, async (transport, at) => {
    const client = exchangePackage().createExchange(
      transport,
      EXCHANGE_TYPES.SELL,
      undefined,
      config.version,
    );
    await introducePartner(client, at, { kind: 'SELL', config, job, feeAtomic: payin.feeAtomic });
    at('CHECK_PAYOUT_ADDRESS');
    const review = {
      provider: config.name,
      send: amountText(transaction.amount, currency),
      to: transaction.recipient,
      receive: payload?.receive ?? '',
      fees: amountText(payin.feeAtomic, payin.feeCurrency),
    };
    await withReviewPrompt(tools, review, { nonce: signerNonce }, () =>
      client.validatePayoutOrAsset(coin.config, coin.signature, addressParameters(account)),
    );
    at('SIGN_COIN_TRANSACTION');
    // as in Ledger Wallet, whose next command fails if this one did
    await client.signCoinTransaction().catch(() => {});
    return payin.sign(transport);
  });
  return broadcast(tools, job, payin, signed);
}

/** Step INIT, and the comparison that Ledger Wallet leaves to the signer. */
async function prepare(tools: ExchangeTools, job: ExchangeJob): Promise<Prepared> {
  const [config, coin, payin] = await Promise.all([
    tools.assets.provider(job.provider, 'sell'),
    tools.assets.coin(job.currency.id),
    openPayin(tools, job),
  ]);
  // legacy partners' payloads come as hex of the text
  const legacyText = () => Buffer.from(job.payloadText, 'hex').toString('latin1');
  const payload = await readSellPayload(config.version === 1 ? legacyText() : job.payloadText);
  const mismatch = payload && payloadMismatch(payload, job.transaction, job.currency);
  if (mismatch) {
    throw new ExchangeFailure(409, {
      name: 'CompleteExchangeError',
      step: 'PROCESS_TRANSACTION',
      title: 'payloadMismatch',
      party: 'Provider',
      ...mismatch,
    });
  }
  return { config, coin, payin, payload };
}
