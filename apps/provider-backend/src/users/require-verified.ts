import { ContractError } from '@exchange-sim/contract';
import type { Account } from './accounts-repository.js';

/** Lets verified users through. @throws ContractError 403 */
export function requireVerified({ kyc }: Account): void {
  if (kyc === 'approved') return;
  throw new ContractError(403, 'KYC_REQUIRED_ERROR', 'Your identity is not verified yet.', {
    clause: 'KYC, if required, comes before the transaction step',
    fix: 'Complete the identity check: POST /api/kyc.',
  });
}
