import { Instruction } from '@exchange-sim/apdu';
import type { Account } from '../accounts/account.js';
import type { ExchangeKind } from '../ledger-packages.js';
import type { ExchangeStep } from './exchange-failure.js';

/** What is known about the exchange when the signer refuses. */
export interface DeviceContext {
  kind: ExchangeKind;
  step: ExchangeStep;
  providerName: string;
  /** Whose money is sent. */
  from: Pick<Account, 'name' | 'family'>;
  /** Swap only: where it is paid out. */
  to?: Pick<Account, 'name'> | undefined;
  /** Payload text as the Live App passed it. */
  payload?: string;
  payloadNonce?: string | undefined;
  signerNonce?: string | undefined;
  /** Data and status word of the signer's newest answer. */
  lastAnswer: Buffer;
}

/** The command a step sends, by which its status words are explained. */
export function instructionOf({ kind, step }: Pick<DeviceContext, 'kind' | 'step'>): number | undefined {
  switch (step) {
    case 'SET_PARTNER_KEY':
      return Instruction.SET_PARTNER_KEY;
    case 'CHECK_PARTNER':
      return Instruction.CHECK_PARTNER;
    case 'PROCESS_TRANSACTION':
      return Instruction.PROCESS_TRANSACTION_RESPONSE;
    case 'CHECK_TRANSACTION_SIGNATURE':
      return Instruction.CHECK_TRANSACTION_SIGNATURE;
    case 'CHECK_PAYOUT_ADDRESS':
      return kind === 'SWAP' ? Instruction.CHECK_PAYOUT_ADDRESS : Instruction.CHECK_ASSET_IN_AND_DISPLAY;
    case 'CHECK_REFUND_ADDRESS':
      return Instruction.CHECK_REFUND_ADDRESS_AND_DISPLAY;
    default:
      return undefined;
  }
}
