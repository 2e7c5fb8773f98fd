import { Link } from '@ledgerhq/lumen-ui-react';
import { useConfig, useControl } from '../wire/config.js';
import { ClockControls } from './clock-controls.js';
import { GoWrong } from './go-wrong.js';

/** What a developer, and whoever gives a demo, has at hand: what goes wrong, the clock, the trace. */
export function DeveloperContents() {
  const control = useControl();
  const { traceUrl, ledgerBackendUrl, signerUrl } = useConfig();
  return (
    <div className="@container">
      <div className="flex flex-col gap-24 @min-[1000px]:flex-row @min-[1000px]:gap-32">
        {control && <GoWrong />}
        <div className="flex min-w-0 flex-1 flex-col gap-16">
          <ClockControls />
          <ul className="flex flex-wrap gap-x-16 gap-y-4 body-3">
            {control && <Place href={control.base}>Start page</Place>}
            {traceUrl && <Place href={traceUrl}>Open the trace</Place>}
            <Place href={`${ledgerBackendUrl}/docs`}>Ledger Backend</Place>
            <Place href={signerUrl}>Signer</Place>
          </ul>
        </div>
      </div>
    </div>
  );
}

function Place({ href, children }: { href: string; children: string }) {
  return (
    <li>
      <Link href={href} size="sm" appearance="accent" isExternal>
        {children}
      </Link>
    </li>
  );
}
