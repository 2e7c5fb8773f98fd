import { type DocumentedRoute, documentedRoutes, type Parameter } from './routes-reference.js';

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const idOf = ({ method, path }: DocumentedRoute) =>
  `${method}${path}`.toLowerCase().replaceAll(/\W+/g, '-').replace(/-$/, '');

function parameterRow({ name, type, text }: Parameter): string {
  const cells = [`<code>${name}</code>`, escapeHtml(type), escapeHtml(text)];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function section(route: DocumentedRoute): string {
  const { method, path, text, parameters = [], body, answer, refusals } = route;
  const where = method === 'POST' ? 'Body, JSON' : 'Query';
  const table = `<table><caption>${where}</caption>${parameters.map(parameterRow).join('')}</table>`;
  const request = `${method} ${path}${body === undefined ? '' : `\n${body}`}`;
  return `<section id="${idOf(route)}">
<h2><span class="${method}">${method}</span> ${path}</h2>
<p>${escapeHtml(text)}</p>
${parameters.length > 0 ? table : ''}
<pre tabindex="0"><b>${escapeHtml(request)}</b>\n${escapeHtml(answer)}</pre>
${refusals === undefined ? '' : `<p class="refusals">${escapeHtml(refusals)}</p>`}
</section>`;
}

const links = documentedRoutes
  .map((route) => `<li><a href="#${idOf(route)}">${route.method} ${route.path}</a></li>`)
  .join('\n');

/** What stands at /swagger/: every route with what it takes and what it answers. */
export const routesPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Signer: REST API</title>
<link rel="icon" href="data:,">
<style>
  :root { color-scheme: light dark; --text: #1c1c1f; --quiet: #5c5c66; --line: #dcdce2; --code: #f4f4f7; --link: #5b34c9; --back: #fff }
  @media (prefers-color-scheme: dark) {
    :root { --text: #eee; --quiet: #a9a9b4; --line: #34343b; --code: #1f1e22; --link: #bba6ff; --back: #131214 }
  }
  * { box-sizing: border-box }
  body { font: 16px/1.5 system-ui, sans-serif; margin: 0; color: var(--text); background: var(--back) }
  a { color: var(--link) } a:focus-visible, pre:focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
  .page { max-width: 68rem; margin: 0 auto; padding: 2rem 1rem 4rem; display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 0 3rem }
  header { grid-column: 1 / -1 } h1 { margin: 0; font-size: 1.75rem } header p { max-width: 44rem }
  nav ul { position: sticky; top: 1rem; list-style: none; margin: 1.5rem 0; padding: 0; font: .85rem/2 ui-monospace, monospace }
  section { border-top: 1px solid var(--line); padding: 1.5rem 0 .5rem; scroll-margin-top: 1rem }
  h2 { margin: 0; font: 600 1.05rem/1.5 ui-monospace, monospace }
  h2 span { font-size: .75rem; padding: .15rem .5rem; border-radius: .25rem; color: #fff; background: #2f6f4f; vertical-align: 1px }
  h2 .POST { background: #5b34c9 } h2 .DELETE { background: #a3312b }
  table { border-collapse: collapse; width: 100%; font-size: .9rem } caption { text-align: left; color: var(--quiet); font-size: .85rem }
  td { border-top: 1px solid var(--line); padding: .35rem 1rem .35rem 0; vertical-align: top; overflow-wrap: anywhere }
  td:first-child { width: 11.5rem } td:nth-child(2) { width: 13.5rem; color: var(--quiet) }
  code, pre { font-family: ui-monospace, monospace; font-size: .85rem }
  pre { background: var(--code); border-radius: .5rem; padding: .75rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere }
  .refusals { color: var(--quiet); font-size: .9rem }
  @media (max-width: 46rem) {
    .page { display: block; padding-top: 1.25rem } nav ul { position: static; columns: 2; column-gap: 1rem }
    td { display: block; border: 0; padding: 0 } td:first-child { border-top: 1px solid var(--line); padding-top: .4rem; width: auto }
    td:nth-child(2) { width: auto } td:last-child { padding-bottom: .4rem }
  }
</style>
</head>
<body>
<div class="page">
<header>
<h1>REST API of the signer</h1>
<p>The routes of <a href="https://github.com/LedgerHQ/speculos">Speculos</a>, with its answers: whatever drives the one drives the other.
Bodies are read as JSON whatever their Content-Type. Any origin may call. The device itself is at <a href="/">/</a>.</p>
</header>
<nav aria-label="Routes"><ul>
${links}
</ul></nav>
<main>
${documentedRoutes.map(section).join('\n')}
</main>
</div>
</body>
</html>
`;
