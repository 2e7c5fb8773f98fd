import type { FastifyReply } from 'fastify';

/** Answers with server-sent events: `first` at once, then what `follow` sends until the client leaves. */
export type Stream = (
  reply: FastifyReply,
  first: unknown[],
  follow: (send: (value: unknown) => void) => () => void,
) => void;
