import type { SwapQuoteRow, WalletCurrency } from '@exchange-sim/contract';
import { formatCrypto } from '../money/money.js';

interface Props {
  quote: SwapQuoteRow;
  to: WalletCurrency;
  /** What the deposit's transaction costs at most, for people; undefined while it is not known. */
  payinFee: string | undefined;
}

/** Every fee of a swap, one by one: those taken off what is received, and the network's for the deposit. */
export function FeeLines({ quote: { exact }, to, payinFee }: Props) {
  const taken = (amount: string) => formatCrypto(amount, to.ticker);
  return (
    <dl className="tabular flex flex-col gap-4 body-3 text-muted">
      <Line name="Provider’s fee, included">{taken(exact.providerFees)}</Line>
      <Line name="Ledger’s referral fee, included">{taken(exact.referralFees)}</Line>
      <Line name="Network fee of the payout, included">{taken(exact.payoutNetworkFees)}</Line>
      <Line name="Network fee of your deposit, on top">{payinFee ? `${payinFee} at most` : 'not known'}</Line>
    </dl>
  );
}

function Line({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-16">
      <dt>{name}</dt>
      <dd className="ml-auto text-base">{children}</dd>
    </div>
  );
}
