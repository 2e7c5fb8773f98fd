import { FINAL_STATUSES, type HistoryEntry, type SellStatus, type SwapState } from '@exchange-sim/contract';

export type Tone = 'gray' | 'warning' | 'success' | 'blue' | 'error';
export interface StatusView {
  label: string;
  tone: Tone;
  /** What it means for the user. */
  sentence: string;
}

const STATUSES: Record<SellStatus, StatusView> = {
  PENDING: {
    label: 'Pending',
    tone: 'gray',
    sentence: 'The provider waits for your deposit to be confirmed.',
  },
  ON_HOLD: {
    label: 'On hold',
    tone: 'warning',
    sentence: 'The provider has stopped this sale for a check. Its support says what it needs.',
  },
  TRANSFER_IN_COMPLETED: {
    label: 'Deposit received',
    tone: 'gray',
    sentence: 'The provider has your deposit and prepares the payout.',
  },
  FINISHED: { label: 'Finished', tone: 'success', sentence: 'The provider has paid you.' },
  REFUNDED: {
    label: 'Refunded',
    tone: 'blue',
    sentence: 'The provider has sent your deposit back, less network fees.',
  },
  EXPIRED: {
    label: 'Expired',
    tone: 'error',
    sentence: 'No deposit came in time. Start again to get a new price.',
  },
  UNKNOWN: { label: 'Unknown', tone: 'gray', sentence: 'The provider cannot say what became of this sale.' },
};

const REFUSED: StatusView = {
  label: 'Refused',
  tone: 'error',
  sentence: 'You refused this transaction, or a check failed before you could approve it. Nothing was sent.',
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

/** The words and the colour of an entry: what the provider last said, else what the signer said. */
export function statusOf(entry: Pick<HistoryEntry, 'status' | 'deviceStatus'>): StatusView {
  const { deviceStatus } = entry;
  const status = common(entry.status);
  const isFinal = status !== undefined && FINAL_STATUSES.includes(status);
  if (deviceStatus === 'CANCELLED' && !isFinal) return REFUSED;
  if (status) return STATUSES[status];
  return deviceStatus === 'ACCEPTED' ? STATUSES.PENDING : AWAITING;
}

/** Whether something may still happen to it by itself. */
export function isPending(entry: Pick<HistoryEntry, 'status' | 'deviceStatus'>): boolean {
  const { deviceStatus } = entry;
  const status = common(entry.status);
  if (deviceStatus !== 'ACCEPTED') return false;
  return status === undefined || !(FINAL_STATUSES.includes(status) || status === 'UNKNOWN');
}
