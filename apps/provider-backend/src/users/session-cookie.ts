import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookies do not know ports, so each provider on a host has one of its own name. */
export const sessionCookieName = (providerId: string) => `session_${providerId}`;

/**
 * What makes it work in a frame of another site: `SameSite=None` and `Partitioned` (CHIPS), which both want `Secure`; a browser
 * takes that from http://127.0.0.1 as well.
 */
const ATTRIBUTES = 'Path=/; HttpOnly; Secure; SameSite=None; Partitioned';

/** Gives the browser a session for so long; it is the server that ends it. */
export function setSessionCookie(reply: FastifyReply, name: string, token: string, windowMs: number): void {
  reply.header('set-cookie', `${name}=${token}; Max-Age=${Math.ceil(windowMs / 1_000)}; ${ATTRIBUTES}`);
}

export function clearSessionCookie(reply: FastifyReply, name: string): void {
  // What the session's guard has set.
  reply.removeHeader('set-cookie');
  reply.header('set-cookie', `${name}=; Max-Age=0; ${ATTRIBUTES}`);
}

/** The token a browser shows; `undefined` without one. */
export function sessionCookieOf(
  { headers }: Pick<FastifyRequest, 'headers'>,
  name: string,
): string | undefined {
  for (const pair of headers.cookie?.split(';') ?? []) {
    const [key, value = ''] = pair.trim().split('=');
    if (key === name && /^[A-Za-z0-9_-]{1,200}$/.test(value)) return value;
  }
  return undefined;
}
