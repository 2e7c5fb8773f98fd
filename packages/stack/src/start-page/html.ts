/** Markup that needs no escaping any more. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | Html | readonly Html[];

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function markupOf(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number')
    return String(value).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

/** A template whose values are escaped, but for those that are markup themselves. */
export function html(texts: TemplateStringsArray, ...values: Value[]): Html {
  return { markup: texts.reduce((all, text, index) => all + markupOf(values[index - 1] ?? '') + text) };
}
