/** What is to be paid. */
export interface Payment {
  /** LedgerId. */
  currency: string;
  to: string;
  amountAtomic: bigint;
}

export interface SignedTransaction {
  /** As the chain takes it: hex. */
  rawTx: string;
  txHash: string;
  nonce: number | null;
}

/** Signs payments on one chain. */
export interface HotWallet {
  /**
   * Signs, and hands nothing in. `nextNonce` is the least nonce that earlier transactions leave.
   * @throws CannotPay when this payment can never be made
   */
  sign(payment: Payment, nextNonce: number): Promise<SignedTransaction>;
}

/** The payment cannot be made, however often it is tried. */
export class CannotPay extends Error {
  override readonly name = 'CannotPay';
}
