import type { HistoryEntry } from '@exchange-sim/contract';
import { Link as LumenLink } from '@ledgerhq/lumen-ui-react';
import { Fact } from '../controls/fact.js';

/** Where the provider's support is, if it is known. */
export function SupportFact({ entry: { supportUrl, providerName } }: { entry: HistoryEntry }) {
  if (!supportUrl) return null;
  return (
    <Fact name="Support">
      <LumenLink href={supportUrl} target="_blank" rel="noreferrer" size="sm" isExternal>
        {`${providerName} support`}
      </LumenLink>
    </Fact>
  );
}
