import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import type { ReactNode } from 'react';
import { PartyTag } from '../parties/party-tag.js';
import { WireError } from '../wire/wire-error.js';

interface Props {
  title: string;
  error: unknown;
  onRetry?: (() => void) | undefined;
  children?: ReactNode;
}

/** What failed, which of the systems is meant, and what to do next. */
export function Problem({ title, error, onRetry, children }: Props) {
  const wire = error instanceof WireError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Banner
      role="alert"
      appearance="error"
      title={title}
      description={
        <span className="flex flex-col gap-4">
          <PartyTag party={wire?.party ?? 'wallet'} />
          <span>{message}</span>
          {wire?.details.clause && <span className="text-muted">{wire.details.clause}</span>}
          {wire?.details.fix && <span>{wire.details.fix}</span>}
        </span>
      }
      primaryAction={
        onRetry && (
          <Button size="sm" appearance="transparent" onClick={onRetry}>
            Try again
          </Button>
        )
      }
      secondaryAction={children}
    />
  );
}
