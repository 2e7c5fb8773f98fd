import {
  type BuyStatus,
  FINAL_STATUSES,
  type HistoryEntry,
  type SellEntry,
  type SellStatus,
  type SwapEntry,
  type SwapState,
} from '@exchange-sim/contract';

export type Tone = 'gray' | 'warning' | 'success' | 'blue' | 'error';
export interface StatusView {
  label: string;
  tone: Tone;
  /** What it means for the user. */
  sentence: string;
  /** Nothing was or will be received. */
  isVoid?: boolean;
}

interface Words {
  label: string;
  tone: Tone;
  /** What it means for the user of a sale. */
  sale: string;
  /** What it means for the user of a swap. */
  swap: string;
}

const STATUSES: Record<SellStatus, Words> = {
  PENDING: {
    label: 'Pending',
    tone: 'gray',
    sale: 'The provider waits for your deposit to be confirmed.',
    swap: 'The provider waits for your deposit to be confirmed, then pays you.',
  },
  ON_HOLD: {
    label: 'On hold',
    tone: 'warning',
    sale: 'The provider has stopped this sale for a check. Its support says what it needs.',
    swap: 'The provider has your deposit and needs something from you. Contact its support with the Swap ID.',
  },
  TRANSFER_IN_COMPLETED: {
    label: 'Deposit received',
    tone: 'gray',
    sale: 'The provider has your deposit and prepares the payout.',
    swap: 'The provider has your deposit and prepares the payout.',
  },
  FINISHED: {
    label: 'Finished',
    tone: 'success',
    sale: 'The provider has paid you.',
    swap: 'The provider has paid you.',
  },
  REFUNDED: {
    label: 'Refunded',
    tone: 'blue',
    sale: 'The provider has sent your deposit back, less network fees.',
    swap: 'The provider has sent your deposit back, less the network fee you paid for it.',
  },
  EXPIRED: {
    label: 'Expired',
    tone: 'error',
    sale: 'No deposit came in time. Start again to get a new price.',
    swap: 'No deposit came in time. One that comes late is refunded. Start again to get a new quote.',
  },
  UNKNOWN: {
    label: 'Unknown',
    tone: 'gray',
    sale: 'The provider cannot say what became of this sale.',
    swap: 'The provider cannot say what became of this swap. Ask its support with the Swap ID.',
  },
};

/** What the statuses of a purchase mean for its user: the coins themselves say how it stands. */
const OF_PURCHASES: Record<BuyStatus, string> = {
  PENDING: 'The coins have not arrived yet. Go on at the provider if you have not paid there.',
  FINISHED: 'The coins have arrived in your account.',
  EXPIRED:
    'No coins came within a day. If you have paid, ask the provider’s support: coins that come late still count.',
};

const REFUSED: StatusView = {
  label: 'Refused',
  tone: 'error',
  sentence: 'You refused this transaction, or a check failed before you could approve it. Nothing was sent.',
  isVoid: true,
};
const AWAITING: StatusView = {
  label: 'Awaiting approval',
  tone: 'gray',
  sentence: 'The transaction waits to be approved on the signer.',
};

/** Swaps have words of their own for the same statuses. */
const OF_SWAPS: Record<SwapState, SellStatus> = {
  pending: 'PENDING',
  onhold: 'ON_HOLD',
  expired: 'EXPIRED',
  finished: 'FINISHED',
  refunded: 'REFUNDED',
  unknown: 'UNKNOWN',
};
const isOfSwap = (status: SellStatus | SwapState): status is SwapState => status in OF_SWAPS;
const common = (status: HistoryEntry['status']): SellStatus | undefined =>
  status !== undefined && isOfSwap(status) ? OF_SWAPS[status] : status;

type Part<Entry, Key> = Entry extends unknown ? Pick<Entry, Key & keyof Entry> : never;
type Standing = Part<HistoryEntry, 'product' | 'status' | 'deviceStatus'>;

/** The words and the colour of an entry: what the provider last said, else what the signer said. */
export function statusOf(entry: Standing): StatusView {
  if (entry.product === 'buy') {
    const { label, tone } = STATUSES[entry.status];
    return { label, tone, sentence: OF_PURCHASES[entry.status], isVoid: entry.status === 'EXPIRED' };
  }
  const { deviceStatus } = entry;
  const status = common(entry.status);
  const isFinal = status !== undefined && FINAL_STATUSES.includes(status);
  if (deviceStatus === 'CANCELLED' && !isFinal) return REFUSED;
  if (!status && deviceStatus !== 'ACCEPTED') return AWAITING;
  const { label, tone, sale, swap } = STATUSES[status ?? 'PENDING'];
  const isVoid = status === 'REFUNDED' || status === 'EXPIRED';
  return { label, tone, sentence: entry.product === 'swap' ? swap : sale, isVoid };
}

/** Whether something may still happen to it by itself. */
export function isPending(entry: Standing): boolean {
  if (entry.product === 'buy') return entry.status === 'PENDING';
  const { deviceStatus } = entry;
  const status = common(entry.status);
  if (deviceStatus !== 'ACCEPTED') return false;
  return status === undefined || !(FINAL_STATUSES.includes(status) || status === 'UNKNOWN');
}

/** Why an exchange was stopped, without the name that programs have for it, as `CompleteExchangeError`. */
export function stopReason({
  deviceMessage,
}: Pick<SellEntry | SwapEntry, 'deviceMessage'>): string | undefined {
  return deviceMessage?.replace(/^([A-Z]\w*(Error|OnDevice)|[A-Z]+(_[A-Z]+)+): /, '');
}
