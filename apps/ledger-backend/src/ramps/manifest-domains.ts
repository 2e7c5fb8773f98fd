/**
 * Whether a manifest's `domains` allow this URL. An entry is a scheme (`https://`), an origin (`http://127.0.0.1:4003`,
 * `https://*.example.com`) or a bare host; an entry without port allows every port.
 */
export function isWithinDomains(url: URL, domains: readonly string[]): boolean {
  return domains.some((domain) => matches(url, domain));
}

function matches(url: URL, domain: string): boolean {
  const entry = /^(?:(https?):\/\/)?([^/:]*)(?::(\d+))?\/?$/i.exec(domain.trim());
  if (!entry) return false;
  const [, scheme, host = '', port] = entry;
  if (scheme && `${scheme.toLowerCase()}:` !== url.protocol) return false;
  if (port && port !== (url.port || (url.protocol === 'https:' ? '443' : '80'))) return false;
  if (host === '' || host === '*') return scheme !== undefined || host === '*';
  const wanted = host.toLowerCase();
  return wanted.startsWith('*.') ? url.hostname.endsWith(wanted.slice(1)) : url.hostname === wanted;
}
