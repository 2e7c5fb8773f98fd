import type { BuyEntry } from '@exchange-sim/contract';
import { Copyable } from '../controls/copyable.js';
import { Fact } from '../controls/fact.js';
import { useWallet } from '../events/wallet-events.js';
import { divideWhole, formatCrypto, formatFiat } from '../money/money.js';
import { countryName, methodName } from '../ramp/names.js';
import { useCurrencies } from '../wire/config.js';
import { SupportFact } from './support-fact.js';

/** What only a purchase has: how it is paid, what was promised and what arrived, and where. */
export function PurchaseFacts({ entry }: { entry: BuyEntry }) {
  const account = useWallet().accounts?.find(({ id }) => id === entry.accountId);
  return (
    <>
      <Fact name="Paid by">
        {methodName(entry.paymentMethod)} in {countryName(entry.country)}
      </Fact>
      <Amounts entry={entry} />
      {account && <Fact name="Account">{account.name}</Fact>}
      <Fact name="Coins arrive at">
        <Copyable text={entry.payoutAddress} what="receiving address" />
      </Fact>
      {entry.transactionHash && (
        <Fact name="Transaction">
          <Copyable text={entry.transactionHash} what="transaction hash" />
        </Fact>
      )}
      <Fact name="Purchase id">
        <Copyable text={entry.id} what="purchase id" whole />
      </Fact>
      <SupportFact entry={entry} />
    </>
  );
}

function Amounts({ entry }: { entry: BuyEntry }) {
  const { ticker } = useCurrencies()(entry.toCurrency);
  const { amountFrom, amountTo, fromCurrency } = entry;
  const isHere = entry.status === 'FINISHED';
  const expected = entry.expectedAmount ?? (isHere ? undefined : amountTo);
  const price = amountTo && divideWhole(amountFrom, amountTo, 2);
  return (
    <>
      {price && <Fact name="Price">{`${formatFiat(price, fromCurrency)} per ${ticker}`}</Fact>}
      {expected && <Fact name="Expected">{formatCrypto(expected, ticker)}</Fact>}
      {isHere && amountTo && <Fact name="Arrived">{formatCrypto(amountTo, ticker)}</Fact>}
    </>
  );
}
