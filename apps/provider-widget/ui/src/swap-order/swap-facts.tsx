import type { SwapOrderView } from '@exchange-sim/contract';
import { Moment } from '../clock/moment.js';
import { Copyable } from '../layout/copyable.js';
import { Fact } from '../layout/fact.js';
import { crypto } from '../money/money.js';
import { useWidget } from '../widget-context.js';

interface SwapFactsProps {
  swap: SwapOrderView;
  /** Leads to the contact form; without it support is written to by mail. */
  onContact: (() => void) | undefined;
}

const RECEIVED: Partial<Record<SwapOrderView['status'], string>> = {
  FINISHED: 'You received',
  EXPIRED: 'Expected',
};

/** What is known about a swap; support is one click away from its Swap ID. */
export function SwapFacts({ swap, onContact }: SwapFactsProps) {
  const { locale } = useWidget();
  const { fromTicker, toTicker, refundedAmount, status } = swap;
  const about = swap.tradeMethod === 'float' ? ' about' : '';
  const received = RECEIVED[status] ?? `You receive${about}`;
  return (
    <dl className="facts">
      <Fact term="Swap ID">
        <Copyable text={swap.swapId} label="Swap ID" whole />
        <span className="hint">
          <Contact swapId={swap.swapId} onContact={onContact} />
        </span>
      </Fact>
      <Fact term="You swap">{crypto(swap.amountFrom, fromTicker, locale)}</Fact>
      {refundedAmount ? (
        <Fact term="Sent back to you">{crypto(refundedAmount, fromTicker, locale)}</Fact>
      ) : (
        status !== 'REFUNDED' && <Fact term={received}>{crypto(swap.amountTo, toTicker, locale)}</Fact>
      )}
      <Identifier term="Your payment" text={swap.payinTransactionId} label="payment transaction" />
      <Identifier
        term={`${toTicker} transaction`}
        text={swap.payoutTransactionId}
        label="payout transaction"
      />
      <Identifier term="Refund transaction" text={swap.refundTransactionId} label="refund transaction" />
      <Identifier term="To address" text={swap.payoutAddress} label="address you receive on" />
      <Identifier term="Refunds go to" text={swap.refundAddress} label="refund address" />
      <Fact term="Started">
        <Moment at={swap.createdAt} />
      </Fact>
    </dl>
  );
}

function Identifier({ term, text, label }: { term: string; text: string | undefined; label: string }) {
  if (!text) return null;
  return (
    <Fact term={term}>
      <Copyable text={text} label={label} />
    </Fact>
  );
}

function Contact({ swapId, onContact }: { swapId: string; onContact: (() => void) | undefined }) {
  const { config } = useWidget();
  if (onContact)
    return (
      <button type="button" className="button-plain" onClick={onContact}>
        Contact support
      </button>
    );
  const subject = encodeURIComponent(`Swap ${swapId}`);
  return <a href={`mailto:${config.supportEmail}?subject=${subject}`}>Contact support</a>;
}
