import { Button, IconButton } from '@ledgerhq/lumen-ui-react';
import { Close, Stax } from '@ledgerhq/lumen-ui-react/symbols';
import { useEffect, useState } from 'react';
import { useWallet } from '../events/wallet-events.js';
import { SignerPanel } from './signer-panel.js';
import { useIsWide } from './use-is-wide.js';

/** Third column on wide screens; below that a sheet that rises when the wallet waits for the user. */
export function SignerColumn() {
  const isWide = useIsWide();
  return isWide ? <Column /> : <Sheet />;
}

function Column() {
  return (
    <aside
      aria-label="Signer"
      className="flex w-[320px] shrink-0 flex-col overflow-y-auto border-l border-muted-subtle p-24"
    >
      <SignerPanel />
    </aside>
  );
}

function Sheet() {
  const waiting = useWallet().prompt !== null;
  const [open, setOpen] = useState(waiting);
  // Rises with a question and goes with its answer; in between the user may put it away.
  useEffect(() => setOpen(waiting), [waiting]);
  if (!open) {
    return (
      <div className="fixed right-16 bottom-[calc(64px+env(safe-area-inset-bottom))] z-10 min-[760px]:bottom-48">
        <Button appearance="accent" size="sm" icon={Stax} onClick={() => setOpen(true)}>
          Signer
        </Button>
      </div>
    );
  }
  return (
    <aside
      aria-label="Signer"
      className="rise fixed inset-x-0 bottom-0 z-20 mx-auto flex max-h-[85dvh] max-w-[480px] flex-col overflow-y-auto rounded-t-xl min-[760px]:right-16 min-[760px]:left-auto min-[760px]:w-[340px] bg-canvas-sheet p-16 shadow-lg ring-1 ring-[color:var(--color-border-muted-subtle)]"
    >
      <div className="flex justify-end">
        <IconButton
          appearance="no-background"
          size="xs"
          icon={Close}
          aria-label="Close signer"
          onClick={() => setOpen(false)}
        />
      </div>
      <SignerPanel />
    </aside>
  );
}
