import type { Clock } from '@exchange-sim/clock';
import type { Recorder } from '@exchange-sim/trace';
import { formatUnits } from 'viem';
import type { Arrival, ChainReader } from '../accounts/chain-reader.js';
import { currencyOf } from '../accounts/currencies.js';
import type { BackendWatch } from '../events/backend-watch.js';
import { ArrivalReports } from './arrival-reports.js';
import { ArrivalWatch } from './arrival-watch.js';

/** Coins from somebody else: seen on the chains, and told to the Ledger Backend, which may know what they were bought with. */
export class Arrivals {
  readonly #recorder: Recorder;
  readonly #reports: ArrivalReports;
  readonly #watches = new Map<ChainReader, ArrivalWatch>();

  constructor(options: { ledgerBackendUrl: string; clock: Clock; watch: BackendWatch; recorder: Recorder }) {
    const { ledgerBackendUrl, clock, watch, recorder } = options;
    this.#recorder = recorder;
    this.#reports = new ArrivalReports(ledgerBackendUrl, clock, watch);
  }

  /** A chain was read at a height. */
  heard(reader: ChainReader, height: number): void {
    let watch = this.#watches.get(reader);
    if (!watch) {
      watch = new ArrivalWatch(reader, (arrival, block) => this.#arrived(arrival, block));
      this.#watches.set(reader, watch);
    }
    watch.heard(height);
  }

  get isBusy(): boolean {
    return this.#reports.isBusy || [...this.#watches.values()].some(({ isBusy }) => isBusy);
  }

  /** Resolves when every block there is was looked through and told of; `true` when nothing was to be done. */
  async rest(): Promise<boolean> {
    const watched = await Promise.all([...this.#watches.values()].map((watch) => watch.rest()));
    return (await this.#reports.rest()) && watched.every(Boolean);
  }

  close(): void {
    this.#reports.close();
  }

  #arrived({ currency, address, amountAtomic, transactionHash }: Arrival, block: number): void {
    const amount = formatUnits(amountAtomic, currencyOf(currency).decimals);
    const request = { address, currency, amount, transactionHash };
    this.#recorder
      .begin({
        from: 'chain',
        to: 'wallet',
        kind: 'chain',
        name: 'coins received',
        request: { ...request, amountAtomic: String(amountAtomic), block },
      })
      .end({ status: 'seen' });
    this.#reports.add(request);
  }
}
