import { ChevronDown, ChevronRight } from '@ledgerhq/lumen-ui-react/symbols';
import { useState } from 'react';
import type { Apdu } from '../events/wallet-state.js';

/** The last APDUs, newest first: name, status word, milliseconds. */
export function ApduList({ apdus }: { apdus: readonly Apdu[] }) {
  const [open, setOpen] = useState(false);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section aria-label="Last APDUs" className="flex min-h-0 flex-col body-3 text-muted">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex cursor-pointer items-center gap-4 rounded-xs py-4 hover:text-base"
      >
        <Chevron size={16} /> Last APDUs
      </button>
      {open && apdus.length === 0 && (
        <p className="py-4">None yet. They appear when the wallet talks to the signer.</p>
      )}
      {open && apdus.length > 0 && (
        <ol className="rise min-h-0 overflow-y-auto">
          {apdus.map(({ key, name, status, ms, apdu }) => (
            <li key={key} title={`${name}\n${apdu}`} className="flex items-baseline gap-8 py-4 body-4">
              <span className="min-w-0 flex-1 truncate text-base">{name}</span>
              <span className={`tabular ${status === '9000' ? 'text-success' : 'text-error'}`}>{status}</span>
              <span className="w-56 text-right tabular">{Math.round(ms)} ms</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
