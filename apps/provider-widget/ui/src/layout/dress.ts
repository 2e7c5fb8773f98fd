import { language, theme } from '@exchange-sim/contract';

/** Theme and language as the wallet asks for them, even when the rest of the link is wrong. */
export function dress(search: string): void {
  const query = new URLSearchParams(search);
  const asked = theme.safeParse(query.get('theme'));
  if (asked.success) document.documentElement.dataset.theme = asked.data;
  const spoken = language.safeParse(query.get('language') ?? query.get('displayLanguage'));
  document.documentElement.lang = spoken.success ? spoken.data : 'en';
}
