import { ContractError } from '@exchange-sim/contract';

/**
 * The columns named in `output` (comma separated), all of them when it is absent. Columns the simulated list does not have
 * are left out, because the real list has more.
 */
export function selectFields<Row extends object>(
  rows: readonly Row[],
  output: string | undefined,
): Partial<Row>[] {
  if (output === undefined) return [...rows];
  const names = output.split(',').map((name) => name.trim());
  if (!names.some(Boolean))
    throw new ContractError(
      400,
      'INVALID_REQUEST_ERROR',
      'The query is not valid. output: names no column.',
      {
        field: 'output',
        in: 'query',
        clause: 'output is a comma-separated list of columns',
        fix: 'Name columns such as id,ticker, or leave output out.',
      },
    );
  return rows.map((row) => {
    const wanted = Object.entries(row).filter(([name]) => names.includes(name));
    return Object.fromEntries(wanted) as Partial<Row>;
  });
}
