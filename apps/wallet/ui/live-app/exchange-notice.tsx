import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { Link } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { PartyTag } from '../parties/party-tag.js';
import type { ExchangeFailure } from './exchange-failure.js';

/** A failed start or complete: its name and step, in whose system, and the mend. Stands above the frame, never over it. */
export function FailureNotice({ failure, onClose }: { failure: ExchangeFailure; onClose(): void }) {
  const { name, step, message, party, fix } = failure;
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
          {fix && <span>{fix}</span>}
        </span>
      }
      onClose={onClose}
      closeAriaLabel="Dismiss the error"
    />
  );
}

export function SentNotice({ transactionHash, onClose }: { transactionHash: string; onClose(): void }) {
  return (
    <Banner
      role="status"
      appearance="success"
      title="Transaction sent"
      description={<Copyable text={transactionHash} what="transaction hash" />}
      primaryAction={
        <Button asChild size="sm" appearance="transparent">
          <Link to="/history">See it in History</Link>
        </Button>
      }
      onClose={onClose}
      closeAriaLabel="Dismiss"
    />
  );
}
