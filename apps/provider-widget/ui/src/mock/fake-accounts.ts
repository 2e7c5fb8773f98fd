import { ContractError, type Session, type User } from '@exchange-sim/contract';
import type { Caller } from './endpoint-handler.js';

interface Account {
  user: User;
  password: string;
}

/** The users of the mock backend: the sandbox accounts and whoever registers. And the browser's cookie, which all pages share. */
export class FakeAccounts {
  readonly #accounts = new Map<string, Account>();
  /** Email by token. */
  readonly #sessions = new Map<string, string>();
  #cookie: string | undefined;
  #made = 0;
  /** The browser keeps no cookie of this site. */
  cookiesBlocked = false;
  /** What the pages said they were opened for, in the order they said it. */
  readonly products = new Set<string>();

  constructor() {
    this.#keep('alice@example.com', 'sandbox-only', { kyc: 'approved' });
    this.#keep('bob@example.com', 'sandbox-only', { kyc: 'none' });
    this.#keep('carol@example.com', 'sandbox-only', {
      kyc: 'rejected',
      kycReason: 'The document had run out before you sent it.',
    });
  }

  register({ email, password }: { email: string; password: string }): Session {
    if (this.#accounts.has(email))
      throw new ContractError(409, 'CONFLICT_ERROR', `${email} already has an account.`, {
        fix: 'Sign in instead.',
      });
    this.#keep(email, password, { kyc: 'none' });
    return this.login({ email, password });
  }

  login({ email, password }: { email: string; password: string }): Session {
    const account = this.#accounts.get(email);
    if (account?.password !== password)
      throw new ContractError(401, 'UNAUTHORIZED_ERROR', 'This email and password do not belong together.', {
        fix: 'Check both, or create an account.',
      });
    this.#made += 1;
    const token = `token-${this.#made}`;
    this.#sessions.set(token, email);
    if (!this.cookiesBlocked) this.#cookie = token;
    return { token, expiresAt: '2026-11-21T12:00:00.000Z', user: account.user };
  }

  logout(from: Caller, everywhere: boolean): void {
    const { email } = this.of(from);
    for (const [token, owner] of this.#sessions)
      if (everywhere ? owner === email : token === this.#cookie) this.#sessions.delete(token);
  }

  /** The user who calls. @throws ContractError 401 */
  of(from: Caller): User {
    if (from.product) this.products.add(from.product);
    const email = this.knows(from) ? this.#sessions.get(this.#cookie ?? '') : undefined;
    if (email) return this.user(email);
    throw new ContractError(401, 'UNAUTHORIZED_ERROR', 'You are not signed in.', { fix: 'Sign in again.' });
  }

  knows({ withCookies }: Caller): boolean {
    return withCookies && this.#sessions.has(this.#cookie ?? '');
  }

  /** Of an account that there is. */
  user(email: string): User {
    const account = this.#accounts.get(email);
    if (!account) throw new Error(`fake accounts: there is no ${email}`);
    return account.user;
  }

  /** How many sessions somebody has. */
  sessionsOf(email: string): number {
    return [...this.#sessions.values()].filter((owner) => owner === email).length;
  }

  endSessions(): void {
    this.#sessions.clear();
  }

  #keep(email: string, password: string, identity: Omit<User, 'email'>): void {
    this.#accounts.set(email, { user: { email, ...identity }, password });
  }
}
