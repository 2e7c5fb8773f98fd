import type { Product } from '@exchange-sim/contract';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { toApiError } from '../api/api-error.js';
import { ErrorNotice } from '../layout/notice.js';
import { hashOf } from '../layout/route.js';
import { productOf, useWidget } from '../widget-context.js';
import { signOut } from './who-is-there.js';

const LISTS = [
  { product: 'buy', page: 'buys', name: 'Your purchases' },
  { product: 'sell', page: 'orders', name: 'Your sales' },
  { product: 'swap', page: 'swaps', name: 'Your swaps' },
] as const satisfies { product: Product; page: string; name: string }[];

/** Who is signed in, what they bought, sold or swapped, and the way out. */
export function AccountMenu({ email }: { email: string }) {
  const widget = useWidget();
  const product = productOf(widget.parameters);
  const more = useRef<HTMLDetailsElement>(null);
  const leaving = useMutation({ mutationFn: (everywhere: boolean) => signOut(widget, everywhere) });
  const close = () => more.current?.removeAttribute('open');
  const link = ({ page, name }: (typeof LISTS)[number]) => (
    <a key={page} href={hashOf({ page })} onClick={close}>
      {name}
    </a>
  );
  return (
    <>
      <nav className="menu" aria-label="Account">
        {LISTS.filter((list) => list.product === product).map(link)}
        <details
          ref={more}
          className="menu-more"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') close();
          }}
        >
          <summary title={email}>
            <span className="menu-email">{email}</span>
          </summary>
          <div className="menu-list">
            {LISTS.filter((list) => list.product !== product).map(link)}
            <button
              type="button"
              className="button-plain"
              onClick={() => leaving.mutate(true)}
              disabled={leaving.isPending}
            >
              Sign out everywhere
            </button>
            <p className="hint">Ends your sign-in on every device and in every product.</p>
          </div>
        </details>
        <button
          type="button"
          className="button-plain"
          onClick={() => leaving.mutate(false)}
          disabled={leaving.isPending}
        >
          Sign out
        </button>
      </nav>
      {leaving.error && <ErrorNotice error={toApiError(leaving.error)} />}
    </>
  );
}
