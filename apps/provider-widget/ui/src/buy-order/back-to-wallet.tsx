import { buyParametersOf, useWidget } from '../widget-context.js';

/** Only Ledger's own schemes: the address stands in a link that anybody can write. */
const OF_LEDGER = /^ledger(live|wallet):\/\//i;

/** The wallet sees the coins arrive by itself; from a page outside of it the link's own way leads back. */
export function BackToWallet() {
  const widget = useWidget();
  if (widget.insideWallet)
    return <p>You can close this page: Ledger Wallet shows your coins as soon as they arrive.</p>;
  const { deeplinkUrl } = buyParametersOf(widget);
  if (!deeplinkUrl || !OF_LEDGER.test(deeplinkUrl))
    return <p>Go back to Ledger Wallet: it shows your coins as soon as they arrive.</p>;
  return (
    <p>
      <a className="button" href={deeplinkUrl}>
        Back to Ledger Wallet
      </a>
    </p>
  );
}
