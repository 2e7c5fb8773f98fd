import { type WidgetConfig, widgetConfig } from '@exchange-sim/contract';

/** Where another provider's pages stand on this site. */
const OTHER = /^\/at\/[^/]+(?=\/)/;

/**
 * The settings of the site, from `/config.json`, or of another provider's pages on it, from `/at/NAME/config.json`.
 * @throws Error with one sentence for people
 */
export async function loadConfig(): Promise<WidgetConfig> {
  const path = `${OTHER.exec(location.pathname)?.[0] ?? ''}/config.json`;
  const response = await fetch(path).catch(() => undefined);
  if (!response?.ok)
    throw new Error(`This site could not read its settings (${path}: ${response?.status ?? 'no answer'}).`);
  const parsed = widgetConfig.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`This site's settings are wrong: ${issue?.path.join('.')} ${issue?.message} (${path}).`);
}
