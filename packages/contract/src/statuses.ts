import { z } from 'zod';

/** Statuses a provider sends for Sell and Card (`POST /transaction/{sellId}/status`). */
export const SELL_STATUSES = [
  'PENDING',
  'ON_HOLD',
  'TRANSFER_IN_COMPLETED',
  'EXPIRED',
  'FINISHED',
  'REFUNDED',
  'UNKNOWN',
] as const;
export const sellStatus = z.enum(SELL_STATUSES);
export type SellStatus = z.infer<typeof sellStatus>;

/** After these a provider sends nothing more. A late payin may still turn EXPIRED into REFUNDED (C-19). */
export const FINAL_STATUSES: readonly SellStatus[] = ['FINISHED', 'REFUNDED', 'EXPIRED'];

/** What the user's signer said about the transaction, as Ledger's backend records it. */
export const deviceStatus = z.enum(['ACCEPTED', 'CANCELLED']);
export type DeviceStatus = z.infer<typeof deviceStatus>;
