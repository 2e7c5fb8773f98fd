import type { ApiError } from '../api/api-error.js';
import { Notice } from '../layout/notice.js';

/** A fixed price that is gone is not renewed here: the wallet compares fresh quotes of everybody. @param why nothing when the time ran out here */
export function PriceGoneNotice({ why }: { why: ApiError | undefined }) {
  const expired = !why || why.status === 410;
  return (
    <Notice
      tone="warning"
      title={expired ? 'We no longer hold this price' : 'This price cannot be used any more'}
    >
      <p>
        {expired ? 'A fixed price is held for a short time only.' : why.message} Fresh quotes are in Ledger
        Wallet: close this page, or press “Get new quotes” above it. Nothing was sent.
      </p>
    </Notice>
  );
}
