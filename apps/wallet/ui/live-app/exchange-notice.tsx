import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { PartyTag } from '../parties/party-tag.js';
import type { ExchangeFailure } from './exchange-failure.js';

interface FailureProps {
  failure: ExchangeFailure;
  onClose(): void;
  /** What to press next. */
  action?: ReactNode;
}

/** A failed start or complete: its name and step, in whose system, and the mend. Stands above the frame, never over it. */
export function FailureNotice({ failure, onClose, action }: FailureProps) {
  const { name, step, message, party, fix, field } = failure;
  return (
    <Banner
      role="alert"
      appearance="error"
      title={message}
      description={
        <span className="flex flex-col gap-4">
          <span className="flex flex-wrap items-center gap-x-12">
            <PartyTag party={party} />
            <span className="body-3 text-muted">
              {name}
              {step && ` · ${step}`}
            </span>
          </span>
          {field && (
            <span>
              Field <b className="body-3-semi-bold">{field}</b>
            </span>
          )}
          {fix && <span>{fix}</span>}
        </span>
      }
      primaryAction={action}
      onClose={onClose}
      closeAriaLabel="Dismiss the error"
    />
  );
}

/** What was sent: the hash of the deposit, and the Swap ID when it was a swap. */
export interface Sent {
  transactionHash: string;
  swapId: string | undefined;
}

export function SentNotice({ sent: { transactionHash, swapId }, onClose }: { sent: Sent; onClose(): void }) {
  return (
    <Banner
      role="status"
      appearance="success"
      title={swapId ? 'Swap on its way' : 'Transaction sent'}
      description={
        <span className="flex flex-wrap gap-x-16 gap-y-4">
          {swapId && (
            <span>
              Swap ID <Copyable text={swapId} what="Swap ID" whole />
            </span>
          )}
          <Copyable text={transactionHash} what="transaction hash" />
        </span>
      }
      primaryAction={
        <Button asChild size="sm" appearance="transparent">
          <Link to={swapId ? `/history/${swapId}` : '/history'}>
            {swapId ? 'Track it in History' : 'See it in History'}
          </Link>
        </Button>
      }
      onClose={onClose}
      closeAriaLabel="Dismiss"
    />
  );
}
