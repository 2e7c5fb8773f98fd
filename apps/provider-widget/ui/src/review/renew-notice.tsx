import type { ApiError } from '../api/api-error.js';
import { ErrorNotice, Notice } from '../layout/notice.js';

interface RenewNoticeProps {
  review: { renewing: boolean; renewError: ApiError | undefined };
  /** What the backend said; nothing when the time ran out here. */
  why: ApiError | undefined;
  onRenew(): void;
  label?: string;
}

/** The price is gone: the user decides whether to see another one. */
export function RenewNotice({ review, why, onRenew, label = 'Get a new price' }: RenewNoticeProps) {
  const expired = !why || why.status === 410;
  const sentence = expired ? 'Prices hold for a short time only.' : why.message;
  return (
    <>
      <Notice
        tone="warning"
        title={expired ? 'This price has expired' : 'This price cannot be used any more'}
      >
        <p>{sentence} You see the new price before you decide.</p>
      </Notice>
      {review.renewError && <ErrorNotice error={review.renewError} />}
      <button type="button" className="button button-wide" onClick={onRenew} disabled={review.renewing}>
        {label}
      </button>
    </>
  );
}
