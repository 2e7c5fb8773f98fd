import { type WidgetConfig, widgetConfig } from '@exchange-sim/contract';

/**
 * The site's own settings, from `/config.json`.
 * @throws Error with one sentence for people
 */
export async function loadConfig(): Promise<WidgetConfig> {
  const response = await fetch('/config.json').catch(() => undefined);
  if (!response?.ok)
    throw new Error(
      `This site could not read its settings (/config.json: ${response?.status ?? 'no answer'}).`,
    );
  const parsed = widgetConfig.safeParse(await response.json().catch(() => undefined));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `This site's settings are wrong: ${issue?.path.join('.')} ${issue?.message} (/config.json).`,
  );
}
