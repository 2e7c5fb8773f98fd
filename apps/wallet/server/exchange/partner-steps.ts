import BigNumber from 'bignumber.js';
import { EXCHANGE_TYPES, type ExchangeClient, type ExchangeKind } from '../ledger-packages.js';
import type { ProviderConfig } from './crypto-assets-list.js';
import { derSignature } from './der-signature.js';
import type { ExchangeJob } from './exchange-job.js';
import type { StepTeller } from './on-signer.js';

/** The commands all exchanges begin with: who the partner is, that Ledger knows it, what it signed, and that it did. */
export async function introducePartner(
  client: ExchangeClient,
  at: StepTeller,
  deal: {
    kind: ExchangeKind;
    config: ProviderConfig;
    job: Pick<ExchangeJob, 'payloadText' | 'signatureText'>;
    feeAtomic: bigint;
  },
): Promise<void> {
  const { kind, config, job, feeAtomic } = deal;
  const isNg = config.version !== 1;

  at('SET_PARTNER_KEY');
  await client.setPartnerKey({ name: config.name, curve: config.curve, publicKey: config.publicKey });
  at('CHECK_PARTNER');
  await client.checkPartner(config.signature);

  at('PROCESS_TRANSACTION');
  const fee = new BigNumber(feeAtomic.toString());
  if (isNg) await client.processTransaction(Buffer.from(`.${job.payloadText}`), fee, 'jws');
  else await client.processTransaction(Buffer.from(job.payloadText, 'hex'), fee, 'raw');

  at('CHECK_TRANSACTION_SIGNATURE');
  const signature = Buffer.from(job.signatureText, isNg ? 'base64url' : 'hex');
  const isLegacySwap = !isNg && EXCHANGE_TYPES[kind] === EXCHANGE_TYPES.SWAP;
  await client.checkTransactionSignature(isLegacySwap ? derSignature(signature) : signature);
}
