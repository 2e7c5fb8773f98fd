import { deployUsdc, startAnvil, startBitcoin } from '@exchange-sim/chain';
import { SystemClock } from '@exchange-sim/clock';
import { initialHoldings, walletAccounts } from './accounts.js';
import { REFERENCE_PROVIDERS_TEST_KEYS } from './reference-providers.js';

interface ChainsOptions {
  /** 0 for any free one. */
  ethereumPort: number;
  bitcoinPort: number;
  /** Address to listen on. */
  host: string;
}

interface RunningChains {
  urls: { ethereum: string; bitcoin: string };
  /** Resolves when Ethereum has ended without having been closed. */
  ended: Promise<void>;
  close(): Promise<void>;
}

const BLOCK_SECONDS = 2;

/** Only the chains, on the real clock: the accounts of the default seed and the reference providers hold what they hold in a stack. */
export async function startChains({
  ethereumPort,
  bitcoinPort,
  host,
}: ChainsOptions): Promise<RunningChains> {
  const clock = new SystemClock();
  const funds = Object.values(REFERENCE_PROVIDERS_TEST_KEYS).map((keys) => keys.funds);
  const holdings = initialHoldings(walletAccounts(undefined), funds);
  const common = { clock, host, blockSeconds: BLOCK_SECONDS };
  let onExit = () => {};
  const ended = new Promise<void>((resolve) => {
    onExit = resolve;
  });
  const anvil = await startAnvil({
    ...common,
    port: ethereumPort,
    fund: holdings.ethereum,
    onExit: () => onExit(),
  });
  try {
    await deployUsdc({ rpcUrl: anvil.url, holders: holdings.usdc });
    const bitcoin = await startBitcoin({ ...common, port: bitcoinPort, fund: holdings.bitcoin });
    return {
      urls: { ethereum: anvil.url, bitcoin: bitcoin.url },
      ended,
      close: async () => {
        await Promise.all([bitcoin.close(), anvil.close()]);
      },
    };
  } catch (error) {
    await anvil.close();
    throw error;
  }
}
