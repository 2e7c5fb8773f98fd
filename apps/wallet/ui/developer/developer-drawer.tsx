import { ChevronDown, ChevronUp } from '@ledgerhq/lumen-ui-react/symbols';
import { useState } from 'react';
import { useWallet } from '../events/wallet-events.js';
import { DeveloperContents } from './developer-contents.js';
import { GoesWrong } from './goes-wrong.js';
import { useScenarioEvents } from './use-scenarios.js';

/** The bottom drawer, closed by default: its bar says what goes wrong on purpose and when the clock stands still. */
export function DeveloperDrawer() {
  const [open, setOpen] = useState(false);
  useScenarioEvents();
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label="Developer drawer"
      className="hidden shrink-0 border-t border-muted-subtle bg-canvas text-muted min-[760px]:block"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-24 pr-16">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-208 flex-1 cursor-pointer items-center gap-8 px-16 py-6 body-4 hover:text-base"
        >
          <Chevron size={16} /> Developer: make it go wrong, clock, trace
        </button>
        <StandsStill />
        {!open && <GoesWrong />}
      </div>
      {open && (
        <div className="rise max-h-[48dvh] overflow-y-auto px-16 pt-8 pb-16">
          <DeveloperContents />
        </div>
      )}
    </section>
  );
}

function StandsStill() {
  const { clock } = useWallet();
  if (!clock?.frozen) return null;
  return <span className="body-4">Clock stands still</span>;
}
