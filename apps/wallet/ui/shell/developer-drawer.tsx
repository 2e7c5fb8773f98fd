import { Link } from '@ledgerhq/lumen-ui-react';
import { ChevronDown, ChevronUp } from '@ledgerhq/lumen-ui-react/symbols';
import { useState } from 'react';
import { useWallet } from '../events/wallet-events.js';
import { useStackNow } from '../time/stack-clock.js';
import { useConfig } from '../wire/config.js';

/** The bottom drawer for developers, closed by default: the stack's clock and the way to the trace. */
export function DeveloperDrawer() {
  const [open, setOpen] = useState(false);
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label="Developer drawer"
      className="hidden shrink-0 border-t border-muted-subtle bg-canvas text-muted min-[760px]:block"
    >
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex w-full cursor-pointer items-center gap-8 px-16 py-6 body-4 hover:text-base"
      >
        <Chevron size={16} /> Developer
      </button>
      {open && <Contents />}
    </section>
  );
}

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

function Contents() {
  const { clock } = useWallet();
  const now = useStackNow(1000);
  const { traceUrl, ledgerBackendUrl, signerUrl } = useConfig();
  return (
    <dl className="rise flex flex-wrap gap-x-32 gap-y-8 px-16 pb-12 body-3">
      <Fact name="Clock">
        <span className="tabular">{time.format(now)}</span> ·{' '}
        {clock ? (clock.frozen ? 'frozen' : 'running') : 'not heard of yet'}
        {clock && ` · ${clock.kind}`}
      </Fact>
      <Fact name="Ledger Backend">{ledgerBackendUrl}</Fact>
      <Fact name="Signer">{signerUrl}</Fact>
      {traceUrl && (
        <Fact name="Trace">
          <Link href={traceUrl} size="sm" appearance="accent" isExternal>
            Open the trace
          </Link>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex gap-8">
      <dt>{name}</dt>
      <dd className="text-base">{children}</dd>
    </div>
  );
}
