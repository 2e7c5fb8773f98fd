import { SegmentedControl, SegmentedControlButton, TextInput } from '@ledgerhq/lumen-ui-react';
import { formatWholeFiat } from '../money/money.js';
import type { AmountIn } from './buy-state.js';
import type { AmountForm } from './use-amount-form.js';

/** How much, of the money or of the coins, with the limits and what is wrong beside it. */
export function AmountField({ form, shown }: { form: AmountForm; shown: string | undefined }) {
  const { fiat, currency, unit, amount, changeAmount, changeUnit } = form;
  return (
    <div className="flex flex-col gap-8">
      <SegmentedControl
        aria-label="Amount in"
        className="w-full min-[560px]:w-320"
        selectedValue={unit}
        onSelectedChange={(value) => value !== unit && changeUnit(value as AmountIn)}
      >
        <SegmentedControlButton value="fiat">{`in ${fiat}`}</SegmentedControlButton>
        <SegmentedControlButton value="crypto">{`in ${currency.ticker}`}</SegmentedControlButton>
      </SegmentedControl>
      <TextInput
        id="amount"
        label="Amount"
        inputMode={unit === 'fiat' ? 'numeric' : 'decimal'}
        autoComplete="off"
        autoFocus
        value={amount}
        onChange={(event) => changeAmount(event.target.value)}
        status={shown ? 'error' : undefined}
        hideClearButton
        aria-describedby="amount-help amount-problem"
        suffix={<span className="body-2 text-muted">{unit === 'fiat' ? fiat : currency.ticker}</span>}
      />
      <p id="amount-problem" role="alert" className="body-3 text-error empty:hidden">
        {shown}
      </p>
      <p id="amount-help" className="flex flex-wrap justify-between gap-x-16 gap-y-4 body-3 text-muted">
        <Limits form={form} />
        <span>
          {unit === 'fiat'
            ? `Whole ${fiat}, no decimals`
            : `Each provider says how many whole ${fiat} that costs`}
        </span>
      </p>
    </div>
  );
}

function Limits({ form: { limits, fiat } }: { form: AmountForm }) {
  if (!limits) return null;
  return (
    <span className="tabular">
      Between {formatWholeFiat(limits.min, fiat)} and {formatWholeFiat(limits.max, fiat)}
    </span>
  );
}
