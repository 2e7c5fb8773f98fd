import type { Command } from 'commander';

/** What describes providers on the command line. */
export interface ProviderFlags {
  config?: string;
  /** Base URLs: one for all, or `buy=URL`. */
  provider?: string[];
  providerId?: string;
  providerName?: string;
  providerProducts?: string;
  providerKey?: string;
  providerHeader?: string;
  providerWebhookKey?: string;
  providerPublicKey?: string;
  curve?: string;
  widget?: string;
  swapIn?: string;
  onlyMine?: boolean;
}

/** Adds what `up`, `open` and `doctor` take of providers. */
export function withProviderFlags(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'exchange-sim.config.ts of another name or place, or a JSON registry of providers',
    )
    .option(
      '--provider <url>',
      'base URL of your own provider’s API; of one product as buy=URL, once for each that has its own',
      (url: string, before: string[] = []) => [...before, url],
    )
    .option('--provider-id <id>', 'its id, as new ExchangeSDK(id) says it (default: mine)')
    .option('--provider-name <name>', 'its name, as wallet and signer show it (default: its id)')
    .option('--provider-products <list>', 'what it is registered for, of buy,sell,swap (default: all)')
    .option('--provider-key <key>', 'key that Ledger sends it (default: sandbox-ledger-to-<id>)')
    .option('--provider-header <name>', 'header of that key (default: x-api-key)')
    .option('--provider-webhook-key <key>', 'key of its status updates (default: sandbox-<id>-to-ledger)')
    .option(
      '--provider-public-key <key>',
      'for Sell and Swap: hex beginning with 04, PEM, or a file of one of them',
    )
    .option('--curve <curve>', 'its curve, K1 or R1; found from the key when absent')
    .option('--widget <url>', 'URL of its Live App, for Buy and Sell and for swaps that go on there')
    .option(
      '--swap-in <place>',
      'where its swaps go on: live-app or wallet (default: the Live App when there is one)',
    )
    .option('--only-mine', 'without the reference providers');
}
