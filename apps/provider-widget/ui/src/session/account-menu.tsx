import { hashOf } from '../layout/route.js';
import { useWidget } from '../widget-context.js';

/** Who is signed in, their sales or swaps, and the way out. */
export function AccountMenu({ email }: { email: string }) {
  const { session, queries, parameters } = useWidget();
  const signOut = () => {
    session.forget('signed out');
    queries.clear();
  };
  return (
    <nav className="menu" aria-label="Account">
      {parameters.mode === 'swap' ? (
        <a href={hashOf({ page: 'swaps' })}>Your swaps</a>
      ) : (
        <a href={hashOf({ page: 'orders' })}>Your sales</a>
      )}
      <span className="menu-email" title={email}>
        {email}
      </span>
      <button type="button" className="button-plain" onClick={signOut}>
        Sign out
      </button>
    </nav>
  );
}
