import type { WalletAccount } from '@exchange-sim/contract';
import { Dialog, DialogBody, DialogContent, DialogHeader } from '@ledgerhq/lumen-ui-react';
import { CoinIcon } from '../controls/coin-icon.js';
import { formatCrypto, toWhole } from '../money/money.js';
import { useCurrencies } from '../wire/config.js';

export interface AccountQuestion {
  accounts: WalletAccount[];
  choose(account: WalletAccount): void;
  refuse(): void;
}

/** Asks which account a Live App may use. */
export function AccountPicker({ question, by }: { question: AccountQuestion; by: string }) {
  const currencyOf = useCurrencies();
  return (
    <Dialog open onOpenChange={(open) => !open && question.refuse()}>
      <DialogContent>
        <DialogHeader
          title="Choose an account"
          description={`${by} asks for one`}
          onClose={question.refuse}
        />
        <DialogBody>
          {question.accounts.length === 0 && (
            <p className="pb-24 body-2 text-muted">You have no account of a currency this app may use.</p>
          )}
          <ul className="flex flex-col gap-4 pb-16">
            {question.accounts.map((account) => {
              const currency = currencyOf(account.currency);
              return (
                <li key={account.id}>
                  <button
                    type="button"
                    onClick={() => question.choose(account)}
                    className="flex w-full cursor-pointer items-center gap-12 rounded-md p-12 text-left body-2 text-base hover:bg-base-transparent-hover"
                  >
                    <CoinIcon currency={currency} size={32} />
                    <span className="flex-1 body-2-semi-bold">{account.name}</span>
                    <span className="tabular text-muted">
                      {formatCrypto(toWhole(account.balanceAtomic, currency.decimals), currency.ticker)}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
