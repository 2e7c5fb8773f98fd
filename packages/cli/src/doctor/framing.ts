/** Whether a page may be shown in a frame of the wallet, by its headers. @module */

/** Sources of a directive, one list for each policy that has it. */
function frameAncestors(policies: string): string[][] {
  return policies.split(',').flatMap((policy) =>
    policy
      .split(';')
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name?.toLowerCase() === 'frame-ancestors')
      .slice(0, 1)
      .map(([, ...sources]) => sources),
  );
}

function allows(source: string, wallet: URL, page: URL): boolean {
  const wanted = source.toLowerCase();
  if (wanted === "'none'") return false;
  if (wanted === "'self'") return wallet.origin === page.origin;
  if (wanted === '*') return true;
  if (/^https?:$/.test(wanted)) return wallet.protocol === wanted || wanted === 'http:';
  const [, scheme, host = '', port] = /^(?:(https?):\/\/)?([^:/]+)(?::(\d+|\*))?\/?$/.exec(wanted) ?? [];
  if (scheme && `${scheme}:` !== wallet.protocol) return false;
  if (port && port !== '*' && port !== (wallet.port || (wallet.protocol === 'https:' ? '443' : '80')))
    return false;
  if (!port && wallet.port) return false;
  return host.startsWith('*.') ? wallet.hostname.endsWith(host.slice(1)) : wallet.hostname === host;
}

/**
 * What keeps a page out of the wallet's frame, in words, with the mend; nothing when it may be framed.
 * A policy with `frame-ancestors` counts instead of `X-Frame-Options`, as in browsers.
 */
export function framingProblem(
  headers: Headers,
  page: URL,
  wallet: URL,
): { text: string; fix: string } | undefined {
  const lists = frameAncestors(headers.get('content-security-policy') ?? '');
  const forbidding = lists.find((sources) => !sources.some((source) => allows(source, wallet, page)));
  if (forbidding)
    return {
      text: `forbids the frame by Content-Security-Policy: frame-ancestors ${forbidding.join(' ') || "'none'"}`,
      fix: `add ${wallet.origin} to its frame-ancestors, for tests at least`,
    };
  const options = headers.get('x-frame-options');
  if (lists.length || !options || (/^sameorigin$/i.test(options.trim()) && wallet.origin === page.origin))
    return undefined;
  return {
    text: `forbids the frame by X-Frame-Options: ${options}`,
    fix: `leave that header out and send Content-Security-Policy: frame-ancestors ${wallet.origin}`,
  };
}
