import type { ProviderSwapStatus, TradeMethod } from '@exchange-sim/contract';

/** Who the provider is and what it does; told apart by nothing else, so that one process can run several. */
export interface ProviderProfile {
  /** Ledger's id of the provider, sent with its swap webhooks. */
  id: string;
  brand: string;
  sell: boolean;
  /** Sells coins, and sends them from the hot wallet of its swaps: only a profile that sells and swaps does. */
  buy: boolean;
  swap?: SwapProfile;
}

export interface SwapProfile {
  methods: readonly TradeMethod[];
  /** A quote is claimed by a user whose identity is verified. */
  needsKyc: boolean;
  /** Taken off the market's price, in hundredths of a percent, beside Ledger's share. */
  spreadBps: Readonly<Record<TradeMethod, number>>;
  /** How long quotes take, on the clock. */
  slowMs: number;
  /** Swap IDs begin with it. */
  idPrefix: string;
  /** The provider's own words for its statuses, in `/status` and webhooks. */
  statusWords: Readonly<Record<ProviderSwapStatus, string>>;
}

const OWN_WORDS = {
  PENDING: 'waiting',
  ON_HOLD: 'verifying',
  EXPIRED: 'overdue',
  FINISHED: 'complete',
  REFUNDED: 'returned',
  UNKNOWN: 'unclear',
} as const;

/** The reference providers. */
export const PROFILES = {
  northgate: {
    id: 'northgate',
    brand: 'Northgate Pay',
    sell: true,
    buy: true,
    swap: {
      methods: ['fixed', 'float'],
      needsKyc: true,
      spreadBps: { fixed: 90, float: 55 },
      slowMs: 0,
      idPrefix: 'NG',
      statusWords: {
        PENDING: 'pending',
        ON_HOLD: 'on_hold',
        EXPIRED: 'expired',
        FINISHED: 'finished',
        REFUNDED: 'refunded',
        UNKNOWN: 'unknown',
      },
    },
  },
  quickbridge: {
    id: 'quickbridge',
    brand: 'Quickbridge',
    sell: false,
    buy: false,
    swap: {
      methods: ['fixed', 'float'],
      needsKyc: false,
      spreadBps: { fixed: 110, float: 65 },
      slowMs: 0,
      idPrefix: 'QB',
      statusWords: OWN_WORDS,
    },
  },
  oldharbour: {
    id: 'oldharbour',
    brand: 'Old Harbour',
    sell: false,
    buy: false,
    swap: {
      methods: ['float'],
      needsKyc: false,
      spreadBps: { fixed: 60, float: 30 },
      slowMs: 1_500,
      idPrefix: 'OH',
      statusWords: OWN_WORDS,
    },
  },
} as const satisfies Record<string, ProviderProfile>;

/** Whoever is told nothing else sells, as Northgate Pay. */
export function profileOf({ profile }: { profile?: ProviderProfile }): ProviderProfile {
  if (profile) return profile;
  const { id, brand, sell } = PROFILES.northgate;
  return { id, brand, sell, buy: false };
}
