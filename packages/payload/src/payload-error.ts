/** A payload that the signer would refuse: which field, which clause, and how to mend it. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
  /** Field of the protobuf message, `payload` or `signature`. */
  readonly field: string;
  readonly clause: string;

  constructor(field: string, clause: string, problem: string) {
    super(`${field} ${problem}`);
    this.field = field;
    this.clause = clause;
  }
}
