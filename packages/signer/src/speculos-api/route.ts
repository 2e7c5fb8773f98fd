import type { Exchange } from './replies.js';

export type Handler = (exchange: Exchange) => void | Promise<void>;

/** A route: its handlers by method. A GET or HEAD without one is 404, another method 405. */
export interface Route {
  handlers: Readonly<Record<string, Handler>>;
  allow: string;
}
