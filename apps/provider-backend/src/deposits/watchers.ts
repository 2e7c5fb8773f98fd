import type { ChainName } from '../chains/chain.js';
import type { DepositWatcher } from './deposit-watcher.js';

/** A watcher for each chain the provider takes deposits on. */
export class Watchers {
  constructor(readonly all: readonly DepositWatcher[]) {}

  start(): void {
    for (const watcher of this.all) watcher.start();
  }

  /** Chains that cannot be reached. */
  away(): ChainName[] {
    return this.all.flatMap(({ chain }) => (chain.connected ? [] : [chain.name]));
  }

  get isBusy(): boolean {
    return this.all.some((watcher) => watcher.isBusy);
  }

  /** Resolves when every block there is now is dealt with; `true` when they were. */
  async rest(): Promise<boolean> {
    return (await Promise.all(this.all.map((watcher) => watcher.rest()))).every(Boolean);
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((watcher) => watcher.close()));
  }
}
