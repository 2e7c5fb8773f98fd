import type { WalletCurrency } from '@exchange-sim/contract';
import type { Account } from '../accounts/account.js';
import type { PayinRequest } from '../payin/payin.js';

/** An exchange the provider has signed and the user is about to decide. */
export interface ExchangeJob extends PayinRequest {
  /** Id of the partner. */
  provider: string;
  /** base64url for NG partners, hex for legacy ones. */
  payloadText: string;
  signatureText: string;
  signerNonce: string | undefined;
  /** Swap only. */
  swapId?: string | undefined;
}

/** Where a swap is paid out. */
export interface Destination {
  account: Account;
  currency: WalletCurrency;
}
