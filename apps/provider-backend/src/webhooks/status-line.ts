import type { OrderIdName } from './webhook-outbox.js';

/** How Ledger is told about orders of one kind; a body is what one update says. */
export interface StatusLine<Body extends object = object> {
  readonly idName: OrderIdName;
  /** Where updates about an order go, after the address of Ledger's backend. */
  pathOf(orderId: string): string;
  owed(orderId: string): Promise<Array<{ seq: number; body: Body }>>;
  settle(seq: number, refusal: string | null): Promise<void>;
  /** Counts a lost update, as long as `most` are not lost; `false` afterwards. */
  countLoss(orderId: string, most: number): Promise<boolean>;
  statusOf(body: Body): string;
  isFinal(body: Body): boolean;
  /** The same update with another status: the first one of every order, or one nobody knows. */
  saying(body: Body, status: 'first' | 'unknown'): Body;
}
