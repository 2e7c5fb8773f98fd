/** One measured figure beside its goal and a baseline taken in the same run. */
export interface Figure {
  name: string;
  value: number;
  unit: 'ms' | 's' | 'MB' | 'requests/s' | 'a second';
  /** What the figure must not exceed, or must reach. */
  goal: number;
  better: 'lower' | 'higher';
  baseline: { name: string; value: number };
}

export const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Runs `work` a number of times and gives the median duration in milliseconds. */
export async function timed(runs: number, work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return median(times);
}

export const reached = ({ value, goal, better }: Figure) =>
  better === 'lower' ? value <= goal : value >= goal;

/** The figures as a Markdown table: ratios are the result, absolute values depend on the machine. */
export function table(figures: Figure[]): string {
  const number = (value: number) =>
    value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);
  const rows = figures.map((figure) => {
    const { name, value, unit, goal, better, baseline } = figure;
    return `| ${name} | ${number(value)} ${unit} | ${better === 'lower' ? '≤' : '≥'} ${number(goal)} ${unit} | ${reached(figure) ? 'yes' : 'no'} | ${(value / baseline.value).toFixed(2)} × ${baseline.name} (${number(baseline.value)} ${unit}) |`;
  });
  return [
    '| figure | median | goal | reached | ratio to the baseline of the same run |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}
