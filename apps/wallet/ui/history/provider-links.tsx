import type { SwapEntry } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';

interface Props {
  entry: SwapEntry;
  /** The provider waits for the user: contacting it is the next thing to do. */
  isUrgent: boolean;
}

/** The provider's page of a swap, and its support. */
export function ProviderLinks({ entry, isUrgent }: Props) {
  const { providerLink, supportUrl, providerName } = entry;
  if (!providerLink && !supportUrl) return null;
  return (
    <div className="flex flex-wrap gap-8">
      {supportUrl && (
        <Button asChild size="sm" appearance={isUrgent ? 'accent' : 'gray'}>
          <a href={supportUrl} target="_blank" rel="noreferrer">{`Contact ${providerName}`}</a>
        </Button>
      )}
      {providerLink && (
        <Button asChild size="sm" appearance="gray">
          <a href={providerLink} target="_blank" rel="noreferrer">{`Status at ${providerName}`}</a>
        </Button>
      )}
    </div>
  );
}
