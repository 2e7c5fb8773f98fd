import { Notice } from '../layout/notice.js';
import { goTo } from '../layout/route.js';

/** An ordered price was not paid in time: the user sees another one before anything is paid. */
export function PriceOver() {
  return (
    <>
      <Notice tone="warning" title="This price has expired">
        <p>Nothing was charged. You see the new price before you decide.</p>
      </Notice>
      <button type="button" className="button button-wide" onClick={() => goTo({ page: 'review' })}>
        Get a new price
      </button>
    </>
  );
}
