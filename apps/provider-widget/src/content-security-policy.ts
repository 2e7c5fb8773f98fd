import type { WidgetConfig } from '@exchange-sim/contract';

/** What the pages may load and talk to, and who may frame them. */
export function contentSecurityPolicy(sites: WidgetConfig[], frameAncestors: string[]): string {
  const backends = sites
    .flatMap(({ providerApiUrl, ledgerBackendUrl }) => [providerApiUrl, ledgerBackendUrl])
    .map((url) => new URL(url).origin);
  return [
    "default-src 'self'",
    `connect-src ${["'self'", ...new Set(backends)].join(' ')}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.map(checkedOrigin).join(' ') : "'none'"}`,
  ].join('; ');
}

function checkedOrigin(source: string): string {
  if (URL.canParse(source)) return new URL(source).origin;
  throw new Error(
    `provider-widget: frame ancestor "${source}" is not an origin such as http://127.0.0.1:4000.`,
  );
}
