import { backendStatusApi } from '@exchange-sim/contract';
import type { Page, Request } from '@playwright/test';
import { goToPart } from './form.ts';
import type { WalletPage } from './wallet-page.ts';

const isOfHistory = (request: Request) => new URL(request.url()).pathname === backendStatusApi.history.path;

/** The wallet's History. */
export class WalletHistory {
  readonly page: Page;
  readonly walletUrl: string;

  constructor({ page, walletUrl }: WalletPage) {
    this.page = page;
    this.walletUrl = walletUrl;
  }

  /** Opens the newest transaction, as the Ledger Backend has it now: list and transaction both ask for it. */
  async openNewest(): Promise<void> {
    const { page } = this;
    const open = new Set<Request>();
    const begun = (request: Request) => isOfHistory(request) && open.add(request);
    let resolve = () => {};
    const answered = new Promise<void>((done) => {
      resolve = done;
    });
    let shown = false;
    const ended = (request?: Request) => {
      if (request) open.delete(request);
      if (shown && open.size === 0) resolve();
    };
    page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
    const asked = page.waitForRequest(isOfHistory);
    await goToPart(page, this.walletUrl, 'History');
    await asked;
    await page.getByRole('list', { name: 'Transactions' }).getByRole('listitem').first().click();
    await page.getByRole('region', { name: 'Status' }).waitFor();
    // what a page asks for when it appears is under way two frames later
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    shown = true;
    ended();
    await answered;
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  }
}
