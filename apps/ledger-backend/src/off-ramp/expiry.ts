const ZONE = /(Z|[+-]\d{2}:?\d{2})$/i;

/** An instant as providers write it (`Z`, `+0000`, `+00:00` or no zone, which is read as UTC) in ISO-8601 with `Z`. */
export function isoInstant(text: string): string | undefined {
  const ms = Date.parse(ZONE.test(text) ? text : `${text}Z`);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
