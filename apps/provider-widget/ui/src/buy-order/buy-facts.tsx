import type { BuyOrderView } from '@exchange-sim/contract';
import { Moment } from '../clock/moment.js';
import { Copyable } from '../layout/copyable.js';
import { Fact } from '../layout/fact.js';
import { crypto, fiat } from '../money/money.js';
import { methodName } from '../money/names.js';
import { useWidget } from '../widget-context.js';

/** The receipt: what was paid, with which fees, and where the coins go. */
export function BuyFacts({ buy }: { buy: BuyOrderView }) {
  const { locale } = useWidget();
  const money = (amountWhole: string) => fiat(amountWhole, buy.fiatCurrency, locale);
  return (
    <dl className="facts">
      <Fact term="You receive">{crypto(buy.cryptoAmount, buy.cryptoTicker, locale)}</Fact>
      <Fact term="You pay, fees included">{money(buy.fiatAmount)}</Fact>
      <Fact term="Our fee">{money(buy.providerFees)}</Fact>
      <Fact term="Referral fee (Ledger)">{money(buy.referralFees)}</Fact>
      <Fact term="Network fee">{money(buy.networkFees)}</Fact>
      <Fact term="You pay by">{methodName(buy.payment.method)}</Fact>
      <div className="facts-address">
        <dt>Your coins go to</dt>
        <dd>
          <Copyable text={buy.address} label="address" whole />
        </dd>
      </div>
      {buy.transactionHash && (
        <Fact term="Transaction">
          <Copyable text={buy.transactionHash} label="transaction hash" />
        </Fact>
      )}
      <Fact term="Order number">
        <Copyable text={buy.orderId} label="order number" />
      </Fact>
      <Fact term="Started">
        <Moment at={buy.createdAt} />
      </Fact>
    </dl>
  );
}
