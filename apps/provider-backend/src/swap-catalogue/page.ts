import { ContractError, type PageQuery } from '@exchange-sim/contract';

const LIMIT = 100;

/**
 * One page of a list. The cursor is the base64url of the id of the last item seen, so that it also holds when the list has
 * grown. @throws ContractError 400 for a cursor that was not given out
 */
export function page<T>(
  items: readonly T[],
  idOf: (item: T) => string,
  { limit = LIMIT, cursor }: PageQuery,
): { items: T[]; next_cursor: string | null } {
  const after = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString();
  const start = after === undefined ? 0 : items.findIndex((item) => idOf(item) === after) + 1;
  if (after !== undefined && start === 0) throw unknownCursor();
  const shown = items.slice(start, start + limit);
  const last = shown.at(-1);
  const more = last !== undefined && start + limit < items.length;
  return { items: shown, next_cursor: more ? cursorAfter(idOf(last)) : null };
}

export const cursorAfter = (id: string) => Buffer.from(id).toString('base64url');

function unknownCursor(): ContractError {
  return new ContractError(400, 'INVALID_REQUEST_ERROR', 'The cursor is none of this list.', {
    field: 'cursor',
    in: 'query',
    clause: 'cursor is the next_cursor of the page before',
    fix: 'Send next_cursor unchanged, or begin again without a cursor.',
  });
}
