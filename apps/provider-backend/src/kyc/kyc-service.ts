import type { Clock } from '@exchange-sim/clock';
import { ContractError, type KycApplication } from '@exchange-sim/contract';
import type { JobRun, Queues } from '@exchange-sim/storage';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { announceAccount } from '../events/announce.js';
import type { Store } from '../store.js';
import type { Account, AccountsRepository } from '../users/accounts-repository.js';
import { checkDocument } from './document-check.js';
import type { Application, KycRepository } from './kyc-repository.js';

const REVIEW_MS = 2_000;
const ADULT_YEARS = 18;
export const KYC_QUEUE = 'kyc';

/** Identity checks: submitted by the user, decided by a job a little later. */
export class KycService {
  constructor(
    readonly store: Store,
    readonly accounts: AccountsRepository,
    readonly applications: KycRepository,
    readonly behaviours: BehavioursService,
    readonly queues: Pick<Queues, 'enqueue'>,
    readonly clock: Clock,
  ) {}

  /** @throws ContractError 400 for a document of the wrong kind or size, 409 while a check is pending or after one was approved */
  async submit({ id, kyc }: Account, { document, ...application }: KycApplication): Promise<Account> {
    if (document) checkDocument(document);
    const wait = (await this.behaviours.get('kyc.outcome'))?.afterMs ?? REVIEW_MS;
    return this.store.db.transaction(async (tx) => {
      const account = await this.accounts.changeKyc(id, ['none', 'rejected'], 'pending', null, tx);
      if (!account)
        throw new ContractError(
          409,
          'CONFLICT_ERROR',
          `Your identity check is ${kyc === 'approved' ? 'approved' : 'pending'} already.`,
          {
            clause: 'One identity check at a time',
            fix: 'Wait for its outcome: GET /api/me.',
          },
        );
      const now = this.clock.now();
      await this.applications.put(tx, id, application, now);
      await this.queues.enqueue(tx, {
        queue: KYC_QUEUE,
        name: 'decide identity check',
        data: { accountId: id },
        runAt: now + wait,
        attempts: 100,
      });
      await announceAccount(tx, id);
      return account;
    });
  }

  /** Job: approves or rejects a pending check. */
  async decide({ data }: JobRun): Promise<void> {
    const accountId = String(data.accountId);
    const ordered = await this.behaviours.get('kyc.outcome');
    await this.store.db.transaction(async (tx) => {
      const application = await this.applications.find(tx, accountId);
      const reason = ordered
        ? orderedReason(ordered.outcome)
        : application && objection(application, this.clock.now());
      await this.accounts.changeKyc(
        accountId,
        ['pending'],
        reason ? 'rejected' : 'approved',
        reason ?? null,
        tx,
      );
      await announceAccount(tx, accountId);
    });
  }
}

const orderedReason = (outcome: 'approved' | 'rejected') =>
  outcome === 'rejected' ? 'Your document could not be verified.' : undefined;

/** Why an application is rejected; `undefined` when nothing speaks against it. */
export function objection({ documentNumber, dateOfBirth }: Application, now: number): string | undefined {
  if (/^REJ/i.test(documentNumber))
    return 'Your document could not be verified: numbers that begin with REJ never are.';
  const birthday = new Date(dateOfBirth);
  birthday.setUTCFullYear(birthday.getUTCFullYear() + ADULT_YEARS);
  if (birthday.getTime() > now) return `You must be at least ${ADULT_YEARS} years old.`;
  return undefined;
}
