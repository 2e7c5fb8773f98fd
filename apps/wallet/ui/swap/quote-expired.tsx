import { Banner, Button } from '@ledgerhq/lumen-ui-react';
import { useWallet } from '../events/wallet-events.js';

/** The quote that was accepted no longer holds: says so, and leads back to fresh ones when there is a button. */
export function QuoteExpired({ onNewQuotes }: { onNewQuotes?: (() => void) | undefined }) {
  // While the signer asks, the answer comes first: the wallet waits for it.
  const asked = useWallet().prompt !== null;
  return (
    <Banner
      role="alert"
      appearance="warning"
      title="This quote has expired"
      description={
        asked
          ? 'Reject it on your signer. If you approve it now, nothing is sent.'
          : 'The provider no longer holds this price. Nothing was sent.'
      }
      primaryAction={
        onNewQuotes &&
        !asked && (
          <Button size="sm" appearance="transparent" onClick={onNewQuotes}>
            Get new quotes
          </Button>
        )
      }
    />
  );
}
