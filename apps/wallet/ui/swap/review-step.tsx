import type { SwapQuoteRow, WalletAccount } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { Navigate, useNavigate } from 'react-router';
import { Copyable } from '../controls/copyable.js';
import { Fact } from '../controls/fact.js';
import { useWallet } from '../events/wallet-events.js';
import { FailureNotice } from '../live-app/exchange-notice.js';
import { SignerPrompt } from '../live-app/signer-prompt.js';
import { formatCrypto } from '../money/money.js';
import { Expiry } from '../quotes/expiry.js';
import { Loading } from '../shell/loading.js';
import { useSecondsLeft } from '../time/countdown.js';
import { useCurrencies } from '../wire/config.js';
import { useChosenQuote } from './chosen-quote.js';
import { FeeLines } from './fee-lines.js';
import { QuoteExpired } from './quote-expired.js';
import { methodLabel, rateText, validUntil, worstCase } from './quote-words.js';
import { swapSearch, useSwapState, type Wish, wishOf } from './swap-state.js';
import { useFees, useFeeText } from './use-fees.js';
import { useNativeSwap } from './use-native-swap.js';

/** Step 3 of a swap that stays in the wallet: everything once more, then the signer. */
export function ReviewStep() {
  const [state] = useSwapState();
  const { accounts } = useWallet();
  const quote = useChosenQuote();
  const wish = wishOf(state);
  // Somebody else's link, or a quote that was never chosen here: prices are asked for anew.
  if (!wish || !quote) return <Navigate to={`/swap/quotes?${swapSearch(state)}`} replace />;
  const source = accounts?.find(({ id }) => id === wish.account);
  const target = accounts?.find(({ id }) => id === wish.toAccount);
  if (!source || !target) return <Loading />;
  return <Review wish={wish} quote={quote} source={source} target={target} />;
}

interface Props {
  wish: Wish;
  quote: SwapQuoteRow;
  source: WalletAccount;
  target: WalletAccount;
}

function Review({ wish, quote, source, target }: Props) {
  const navigate = useNavigate();
  const left = useSecondsLeft(validUntil(quote));
  const { swap, isUnderWay, failure, dismiss } = useNativeSwap(wish, quote);
  const isExpired = left === 0;
  const reason = isExpired ? `&expired=${encodeURIComponent(quote.providerName)}` : '';
  const newQuotes = () => navigate(`/swap/quotes?${swapSearch(wish)}${reason}`);
  return (
    <section aria-labelledby="question" className="rise flex flex-col gap-24">
      <h2 id="question" className="heading-4-semi-bold text-base">
        Is this what you want?
      </h2>
      <div className="flex flex-col gap-12 empty:hidden">
        {isUnderWay && <SignerPrompt verb="swap" />}
        {isExpired && <QuoteExpired />}
        {failure && (
          <FailureNotice
            failure={failure}
            onClose={dismiss}
            action={
              !isExpired && (
                <Button size="sm" appearance="transparent" onClick={newQuotes}>
                  Get new quotes
                </Button>
              )
            }
          />
        )}
      </div>
      <Terms wish={wish} quote={quote} source={source} target={target} left={left} />
      {isExpired && !isUnderWay ? (
        <Button appearance="accent" size="lg" isFull onClick={newQuotes}>
          Get new quotes
        </Button>
      ) : (
        <Button appearance="accent" size="lg" isFull onClick={swap} loading={isUnderWay}>
          {isUnderWay ? 'Continue on your signer' : 'Swap'}
        </Button>
      )}
      <p role="status" className="sr-only">
        {isUnderWay ? 'Continue on your signer' : ''}
      </p>
    </section>
  );
}

function Terms({ wish, quote, source, target, left }: Props & { left: number }) {
  const currencyOf = useCurrencies();
  const [from, to] = [currencyOf(wish.from), currencyOf(wish.to)];
  const { data: fees } = useFees(source);
  const feeText = useFeeText();
  const worst = worstCase(quote, to.ticker);
  return (
    <dl className="flex flex-col rounded-lg bg-surface px-24 py-8 body-2">
      <Fact name="You send">
        <b className="body-1-semi-bold">{formatCrypto(wish.amount, from.ticker)}</b>
        <span className="block body-3 text-muted">from {source.name}</span>
      </Fact>
      <Fact name={quote.type === 'fixed' ? 'You receive' : 'You receive about'}>
        <b className="body-1-semi-bold">{formatCrypto(quote.exact.amountTo, to.ticker)}</b>
        <span className="block body-3 text-muted">on {target.name}</span>
        {worst && <span className="block body-3 text-muted">{worst}</span>}
      </Fact>
      <Fact name="Provider">{quote.providerName}</Fact>
      <Fact name="Quote">
        {methodLabel(quote)}
        {quote.expiry && (
          <>
            {', '}
            <Expiry left={left} />
          </>
        )}
        <span className="block body-3 text-muted">{rateText(quote, { from, to })}, all fees included</span>
      </Fact>
      <Fact name="Paid out to">
        <Copyable text={target.address} what="payout address" />
      </Fact>
      <Fact name="Refunded to">
        <Copyable text={source.address} what="refund address" />
      </Fact>
      <div className="py-12">
        <dt className="sr-only">Fees</dt>
        <dd>
          <FeeLines quote={quote} to={to} payinFee={fees && feeText(fees, wish.fees)} />
        </dd>
      </div>
    </dl>
  );
}
