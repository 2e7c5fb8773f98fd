import { ByteReader } from '../../../bytes.js';

/**
 * A command that asks its client for data while it runs: it yields requests and is resumed with the reply, or with nothing when
 * the client sent anything but a reply; the client has its error then, and what the command does next reaches nobody.
 */
export type Dialogue<T> = Generator<Uint8Array, T, Uint8Array | undefined>;

export function* ask(request: Uint8Array): Dialogue<ByteReader | undefined> {
  const reply = yield request;
  return reply && new ByteReader(reply);
}

/** What a request asks for; its first byte. */
export const ClientCommand = {
  yield: 0x10,
  preimage: 0x40,
  merkleLeafProof: 0x41,
  merkleLeafIndex: 0x42,
  moreElements: 0xa0,
} as const;

/** The rest of a reply that did not fit: some elements of `size` bytes. undefined when the reply cannot be that. */
export function* askMore(size: number): Dialogue<Uint8Array | undefined> {
  const reply = yield* ask(Uint8Array.of(ClientCommand.moreElements));
  const count = reply?.byte();
  const length = reply?.byte();
  return count === undefined || length !== size ? undefined : reply?.take(count * size);
}
