import { backendStatusApi } from '@exchange-sim/contract';
import type { Page } from '@playwright/test';
import { goToPart } from './form.ts';
import type { WalletPage } from './wallet-page.ts';

/** The wallet's History. */
export class WalletHistory {
  readonly page: Page;
  readonly walletUrl: string;

  constructor({ page, walletUrl }: WalletPage) {
    this.page = page;
    this.walletUrl = walletUrl;
  }

  /** Opens the newest transaction, as the Ledger Backend has it now. */
  async openNewest(): Promise<void> {
    const { page } = this;
    const answer = page.waitForResponse(
      (response) => new URL(response.url()).pathname === backendStatusApi.history.path,
    );
    await goToPart(page, this.walletUrl, 'History');
    await (await answer).finished();
    await page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first().click();
    await page.getByRole('region', { name: 'Status' }).waitFor();
  }
}
