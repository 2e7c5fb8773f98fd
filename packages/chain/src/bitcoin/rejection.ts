/** RPC error codes of Bitcoin Core's sendrawtransaction. */
export const RPC = {
  misc: -25,
  rejected: -26,
  alreadyInChain: -27,
  undecodable: -22,
} as const;

/** Why a transaction is not taken, in Bitcoin Core's words and with its RPC code. */
export class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    message: string,
    readonly code: (typeof RPC)[keyof typeof RPC] = RPC.rejected,
  ) {
    super(message);
  }
}
