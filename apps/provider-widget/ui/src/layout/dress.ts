import { buyLiveAppParameters, language, theme } from '@exchange-sim/contract';

const platform = buyLiveAppParameters.shape.platform.unwrap();

/** Theme, language and platform as the wallet asks for them, even when the rest of the link is wrong. */
export function dress(search: string): void {
  const query = new URLSearchParams(search);
  const asked = theme.safeParse(query.get('theme'));
  if (asked.success) document.documentElement.dataset.theme = asked.data;
  const runsOn = platform.safeParse(query.get('platform'));
  if (runsOn.success) document.documentElement.dataset.platform = runsOn.data;
  const spoken = language.safeParse(query.get('language') ?? query.get('displayLanguage'));
  document.documentElement.lang = spoken.success ? spoken.data : 'en';
}
