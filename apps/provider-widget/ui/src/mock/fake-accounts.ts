import { ContractError, type Session, type User } from '@exchange-sim/contract';

interface Account {
  user: User;
  password: string;
}

/** The users of the mock backend: the sandbox accounts and whoever registers. */
export class FakeAccounts {
  readonly #accounts = new Map<string, Account>();
  readonly #sessions = new Map<string, string>();

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
    const token = `token-${this.#sessions.size + 1}`;
    this.#sessions.set(token, email);
    return { token, expiresAt: '2026-11-21T12:00:00.000Z', user: account.user };
  }

  /** The user of a token. @throws ContractError 401 */
  of(token: string): User {
    const user = this.#accounts.get(this.#sessions.get(token) ?? '')?.user;
    if (user) return user;
    throw new ContractError(401, 'UNAUTHORIZED_ERROR', 'You are not signed in.', { fix: 'Sign in again.' });
  }

  knows(token: string): boolean {
    return this.#sessions.has(token);
  }

  endSessions(): void {
    this.#sessions.clear();
  }

  #keep(email: string, password: string, identity: Omit<User, 'email'>): void {
    this.#accounts.set(email, { user: { email, ...identity }, password });
  }
}
