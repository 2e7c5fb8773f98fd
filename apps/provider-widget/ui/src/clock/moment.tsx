import { useWidget } from '../widget-context.js';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

/** How long ago something was, in words; the exact time on hover. A public page does not know the provider's present: it shows the exact time. */
export function Moment({ at }: { at: string }) {
  const { clock, locale, parameters } = useWidget();
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(
    new Date(at),
  );
  return (
    <time dateTime={at} title={exact}>
      {parameters.mode === 'status' ? exact : relative(Date.parse(at) - clock.now())}
    </time>
  );
}

/** In English, as all words of the site are. */
function relative(ms: number): string {
  const [unit, size] = STEPS.find(([, size]) => Math.abs(ms) >= size) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.trunc(ms / size), unit);
}
