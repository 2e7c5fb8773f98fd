/** A mistake of the person typing: its message is the whole sentence, with the mend. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
