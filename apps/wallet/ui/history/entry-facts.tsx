import type { HistoryEntry, SellEntry, SwapEntry } from '@exchange-sim/contract';
import { Copyable } from '../controls/copyable.js';
import { Fact } from '../controls/fact.js';
import { RelativeTime } from '../time/relative-time.js';
import { useEntryWords } from './entry-words.js';
import { PurchaseFacts } from './purchase-facts.js';
import { SupportFact } from './support-fact.js';

/** What is known of a transaction, line by line. */
export function EntryFacts({ entry }: { entry: HistoryEntry }) {
  const { ofReceived } = useEntryWords()(entry);
  return (
    <dl className="flex flex-col rounded-lg bg-surface px-24 py-8 body-2">
      <Fact name="Provider">{entry.providerName}</Fact>
      {entry.product === 'swap' && (
        <Fact name="Quote">{entry.tradeMethod === 'fixed' ? 'Fixed' : 'Floating'}</Fact>
      )}
      <Fact name="Created">
        <RelativeTime instant={entry.createdAt} />
      </Fact>
      <Fact name="Last change">
        <RelativeTime instant={entry.updatedAt} />
      </Fact>
      {entry.product !== 'buy' && entry.providerFees && (
        <Fact name="Provider fees">{ofReceived(entry.providerFees)}</Fact>
      )}
      {entry.product !== 'buy' && entry.referralFees && (
        <Fact name="Referral fees">{ofReceived(entry.referralFees)}</Fact>
      )}
      {entry.product === 'swap' && entry.payoutNetworkFees && (
        <Fact name="Payout network fee">{ofReceived(entry.payoutNetworkFees)}</Fact>
      )}
      {entry.product === 'buy' && <PurchaseFacts entry={entry} />}
      {entry.product === 'sell' && <SaleIds entry={entry} />}
      {entry.product === 'swap' && <SwapIds entry={entry} />}
    </dl>
  );
}

function SaleIds({ entry }: { entry: SellEntry }) {
  return (
    <>
      <Fact name="Sell id">
        <Copyable text={entry.id} what="sell id" whole />
      </Fact>
      <QuoteId quoteId={entry.quoteId} />
      <Fact name="From">
        <Copyable text={entry.refundAddress} what="your address" />
      </Fact>
      <Fact name="Deposit address">
        <Copyable text={entry.payinAddress} what="deposit address" />
      </Fact>
      {entry.transactionHash && (
        <Fact name="Transaction">
          <Copyable text={entry.transactionHash} what="transaction hash" />
        </Fact>
      )}
      <SupportFact entry={entry} />
    </>
  );
}

function SwapIds({ entry }: { entry: SwapEntry }) {
  return (
    <>
      <QuoteId quoteId={entry.quoteId} />
      <Fact name="From, refunded to">
        <Copyable text={entry.refundAddress} what="refund address" />
      </Fact>
      <Fact name="Deposit address">
        <Copyable text={entry.payinAddress} what="deposit address" />
      </Fact>
      <Fact name="Paid out to">
        <Copyable text={entry.payoutAddress} what="payout address" />
      </Fact>
      {entry.transactionHash && (
        <Fact name="Your deposit">
          <Copyable text={entry.transactionHash} what="transaction hash" />
        </Fact>
      )}
      {entry.payoutTransactionId && (
        <Fact name="Payout">
          <Copyable text={entry.payoutTransactionId} what="payout transaction hash" />
        </Fact>
      )}
    </>
  );
}

function QuoteId({ quoteId }: { quoteId: string | undefined }) {
  if (!quoteId) return null;
  return (
    <Fact name="Quote id">
      <Copyable text={quoteId} what="quote id" whole />
    </Fact>
  );
}
