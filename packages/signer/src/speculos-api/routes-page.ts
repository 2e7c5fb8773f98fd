const ROUTES = [
  [
    'POST /apdu',
    '{"data": hex, "tick_timeout"?: ticks}',
    'Sends an APDU; the answer comes when the device answers.',
  ],
  [
    'GET /events',
    'stream, currentscreenonly: true | false',
    'The texts shown so far, those on the screen, or a stream.',
  ],
  ['DELETE /events', '', 'Empties the list of texts.'],
  ['GET /screenshot', '', 'The screen as a PNG of its own size.'],
  [
    'POST /finger',
    '{"action", "x", "y", "delay"?, "x2"?, "y2"?}',
    'press, release, press-and-release; x2 and y2 swipe.',
  ],
  [
    'POST /button/left, right, both',
    '{"action", "delay"?}',
    'Buttons; touch models take them without effect.',
  ],
  ['POST /ticker/', '{"action"}', "pause, resume, single-step: the device's own time, 0.1 s a tick."],
  ['POST /automation', '{"version": 1, "rules": […]}', 'Rules that press when a text appears.'],
  ['GET /health', '', 'Whether the signer is there.'],
];

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const row = (cells: string[]) => `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`;

/** What stands at /swagger/: the routes in one table. */
export const routesPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Signer: REST API</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 3rem auto; padding: 0 1rem; color: #1c1c1f; background: #fff }
  table { border-collapse: collapse; width: 100% } td { border-top: 1px solid #ddd; padding: .5rem .75rem; vertical-align: top }
  td:first-child, td:nth-child(2) { font-family: ui-monospace, monospace; font-size: .85rem }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #131214 } td { border-color: #333 } a { color: #bba6ff } }
</style>
<h1>Signer: REST API</h1>
<p>The routes of Speculos. <a href="/">The screen</a></p>
<table>${ROUTES.map(row).join('\n')}</table>
</html>
`;
