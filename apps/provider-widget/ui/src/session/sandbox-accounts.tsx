const PASSWORD = 'sandbox-only';
const ACCOUNTS = [
  { email: 'alice@example.com', state: 'identity verified' },
  { email: 'bob@example.com', state: 'identity not checked yet' },
  { email: 'carol@example.com', state: 'identity rejected' },
];

/** Accounts every sandbox has, to be filled in with one click. */
export function SandboxAccounts({ onPick }: { onPick(email: string, password: string): void }) {
  return (
    <section className="sandbox" aria-labelledby="sandbox-title">
      <h2 id="sandbox-title">Sandbox accounts</h2>
      <p className="hint">For trying things out. Pick one to fill in the form.</p>
      <ul>
        {ACCOUNTS.map(({ email, state }) => (
          <li key={email}>
            <button type="button" className="sandbox-account" onClick={() => onPick(email, PASSWORD)}>
              <span>{email}</span>
              <span className="hint">{state}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
