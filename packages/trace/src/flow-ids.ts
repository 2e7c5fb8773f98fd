/** Business ids that tie hops of one flow together, by the names they have on the wire. */
const ID_KEYS: Record<string, string> = {
  quoteId: 'quote',
  sellId: 'order',
  swapId: 'order',
  orderId: 'order',
  nonce: 'nonce',
  deviceTransactionId: 'nonce',
  ledgerTransactionId: 'ledger',
  transactionHash: 'tx',
  payinTransactionId: 'tx',
  txHash: 'tx',
};

/** Lists of orders, as the history and whole messages that are lists: that they stand in one ties none of them to another. */
const LISTS = new Set(['entries']);

/** The ids found anywhere in a message, but for lists of orders. */
export function flowIds(value: unknown, found = new Set<string>(), depth = 0): Set<string> {
  if (typeof value !== 'object' || value === null || depth > 8) return found;
  if (depth === 0 && Array.isArray(value)) return found;
  for (const [key, item] of Object.entries(value)) {
    const kind = ID_KEYS[key];
    if (kind && typeof item === 'string' && item) found.add(`${kind}:${item.toLowerCase()}`);
    else if (!LISTS.has(key)) flowIds(item, found, depth + 1);
  }
  return found;
}

/** Ids that were ever seen together belong to one flow, named after the first of them. */
export class FlowIndex {
  readonly #flowOf = new Map<string, string>();

  /** The flow of these ids; joins flows that turn out to be one. `undefined` without ids. */
  join(ids: Iterable<string>): string | undefined {
    const list = [...ids];
    const known = list.map((id) => this.#flowOf.get(id)).filter((flow) => flow !== undefined);
    const flow = known[0] ?? list[0];
    if (flow === undefined) return undefined;
    const joined = new Set(known);
    if (joined.size > 1)
      for (const [id, other] of this.#flowOf) if (joined.has(other)) this.#flowOf.set(id, flow);
    for (const id of list) this.#flowOf.set(id, flow);
    return flow;
  }

  /** Names of all flows so far. */
  names(): Set<string> {
    return new Set(this.#flowOf.values());
  }

  /** What a flow is called now: it may have been joined with an older one. A flow's name is one of its own ids. */
  current(flow: string | undefined): string | undefined {
    return flow === undefined ? undefined : (this.#flowOf.get(flow) ?? flow);
  }
}
