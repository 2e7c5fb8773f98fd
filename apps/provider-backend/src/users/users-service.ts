import type { Clock, Random } from '@exchange-sim/clock';
import { ContractError, type KycState, type Product, type Session, type User } from '@exchange-sim/contract';
import type { BehavioursService } from '../behaviours/behaviours-service.js';
import { announceSignOut } from '../events/announce.js';
import type { Account, AccountsRepository } from './accounts-repository.js';
import { hashPassword, passwordMatches } from './passwords.js';
import type { SessionsRepository } from './sessions-repository.js';

type NewAccount = Pick<Account, 'email' | 'passwordHash' | 'kyc'> & { kycReason?: string };

interface Credentials {
  email: string;
  password: string;
}

/** Accounts and sessions. */
export class UsersService {
  readonly #random: Random;

  constructor(
    readonly accounts: AccountsRepository,
    readonly sessions: SessionsRepository,
    readonly behaviours: BehavioursService,
    /** A session lasts this long after its last use, across products and visits: nobody is asked to sign in twice (SSO). */
    readonly windowMs: number,
    readonly clock: Clock,
    random: Random,
  ) {
    this.#random = random.fork('accounts');
  }

  /** @throws ContractError 409 */
  async register({ email, password }: Credentials, product?: Product): Promise<Session> {
    const account = await this.create({ email, passwordHash: await hashPassword(password), kyc: 'none' });
    if (account) return this.#open(account, product);
    throw new ContractError(409, 'CONFLICT_ERROR', `There is an account for ${email} already.`, {
      field: 'email',
      in: 'body',
      clause: 'One account for each e-mail address',
      fix: 'Sign in instead: POST /api/sessions.',
    });
  }

  /** @throws ContractError 401, the same whether the e-mail is unknown or the password wrong */
  async signIn({ email, password }: Credentials, product?: Product): Promise<Session> {
    const account = await this.accounts.byEmail(email.toLowerCase());
    const matches = await passwordMatches(password, account?.passwordHash ?? '');
    if (account && matches) return this.#open(account, product);
    throw new ContractError(401, 'UNAUTHORIZED_ERROR', 'E-mail or password is wrong.', {
      in: 'body',
      fix: 'Check both, or create an account: POST /api/users.',
    });
  }

  /** The account of a token and the product it was opened in; the session is prolonged by that. */
  async whoHas(token: string): Promise<{ account: Account; product: Product | null } | undefined> {
    return this.sessions.use(token, this.clock.now(), await this.#window());
  }

  /** Ends a session, or every one of its account, and the event streams of what has ended. */
  async signOut({ id }: Account, token: string, everywhere: boolean): Promise<void> {
    const { sessions } = this;
    await sessions.store.db.transaction(async (tx) => {
      await (everywhere ? sessions.endAll(tx, id) : sessions.end(tx, token));
      await announceSignOut(tx, id);
    });
  }

  /** Whether, as told, a session counts only for the product it was opened in. */
  async isSplit(): Promise<boolean> {
    return (await this.behaviours.get('session.split')) !== undefined;
  }

  /**
   * How long a browser keeps the cookie, milliseconds. The browser counts real time and a session the provider's clock: a shorter
   * window, as told, ends the session and leaves the cookie.
   */
  async cookieMs(): Promise<number> {
    return Math.max(this.windowMs, await this.#window());
  }

  /** `undefined` when the e-mail is taken. */
  async create(wanted: NewAccount): Promise<Account | undefined> {
    // A seeded source repeats itself after a restart; a taken id is drawn again.
    for (;;) {
      if (await this.accounts.byEmail(wanted.email.toLowerCase())) return undefined;
      const account = this.#drawn(wanted);
      if ((await this.accounts.add(account)).length > 0) return account;
    }
  }

  /** Those of the accounts that are missing, all at once. */
  async createMissing(wanted: readonly NewAccount[]): Promise<void> {
    const added = await this.accounts.add(...wanted.map((account) => this.#drawn(account)));
    for (const account of wanted.filter(({ email }) => !added.includes(email.toLowerCase())))
      await this.create(account);
  }

  #drawn(wanted: NewAccount): Account {
    return {
      kycReason: null,
      ...wanted,
      email: wanted.email.toLowerCase(),
      id: this.#random.uuid(),
      createdAt: this.clock.now(),
    };
  }

  async #window(): Promise<number> {
    return (await this.behaviours.get('session.window'))?.ms ?? this.windowMs;
  }

  async #open(account: Account, product: Product | undefined): Promise<Session> {
    const now = this.clock.now();
    const windowMs = await this.#window();
    const token = await this.sessions.open(account.id, product, now, windowMs);
    return { token, expiresAt: new Date(now + windowMs).toISOString(), user: userView(account) };
  }
}

export function userView({ email, kyc, kycReason }: Account): User {
  return { email, kyc, ...(kycReason && { kycReason }) };
}

/** Accounts of the sandbox, one for each state of the identity check worth showing. */
export const DEMO_PASSWORD = 'sandbox-only';
const DEMO_ACCOUNTS: ReadonlyArray<{ email: string; kyc: KycState; kycReason?: string }> = [
  { email: 'alice@example.com', kyc: 'approved' },
  { email: 'bob@example.com', kyc: 'none' },
  { email: 'carol@example.com', kyc: 'rejected', kycReason: 'The document could not be read.' },
];

/** Creates the demo accounts that are missing. Never call it where real people sign in: their password is public. */
export async function createDemoAccounts(users: UsersService): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  await users.createMissing(DEMO_ACCOUNTS.map((account) => ({ ...account, passwordHash })));
}
