import type { ByteReader } from '../../../bytes.js';
import type { KeyStore } from '../../../keys/key-store.js';
import { type Approval, checkApproval } from '../approval.js';
import type { Dialogue } from '../client/dialogue.js';
import { fail, PsbtError, Status } from '../status.js';
import { checkInputs } from './inputs.js';
import { checkOutputs } from './outputs.js';
import { signInputs } from './sign-inputs.js';
import { readSpend } from './spend.js';
import { spendingAccount } from './spending-account.js';
import { transactionHashes } from './transaction-hashes.js';

export interface SignPsbt {
  data: ByteReader;
  protocolVersion: number;
  approval: Approval;
  keys: KeyStore;
}

/** SIGN_PSBT: reads the whole transaction from the client, compares it with the approval, then signs its inputs. */
export function* signPsbt({ data, protocolVersion, approval, keys }: SignPsbt): Dialogue<void> {
  const spend = yield* readSpend(data, protocolVersion, keys);
  const account = yield* spendingAccount(spend, keys);
  if (!account) fail(Status.incorrectData, PsbtError.noInternalKey);
  const inputs = yield* checkInputs(spend, account, keys);
  const outputs = yield* checkOutputs(spend, inputs.total, account, keys);
  const hashes = yield* transactionHashes(spend);
  checkApproval(approval, { isDefaultPolicy: spend.isDefaultPolicy, inputs, outputs });
  yield* signInputs(spend, hashes, keys);
}
