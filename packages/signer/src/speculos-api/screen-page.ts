/** Runs in the browser: the screen follows the event stream, mouse and keys become finger requests, in the order they were made. */
const SCRIPT = `
const screen = document.querySelector('img'), texts = document.querySelector('#texts'), state = document.querySelector('#state');
let queue = Promise.resolve(), down, timer, shownEvents = [];
const hasButtons = () => screen.naturalHeight < 100;
const buttonAt = ({ x }) => ['left', 'both', 'right'][Math.floor((3 * x) / screen.naturalWidth)];
const finger = (action, point) => {
  const [path, body] = hasButtons() ? ['/button/' + buttonAt(point), { action }] : ['/finger', { action, ...point }];
  queue = queue.then(() => fetch(path, { method: 'POST', body: JSON.stringify(body) })).catch(lost);
  return queue;
};
async function refresh() {
  clearTimeout(timer);
  screen.src = '/screenshot?' + Date.now();
  const { events } = await (await fetch('/events?currentscreenonly=true')).json();
  shownEvents = events;
  const shown = events.map((e) => e.text.trim());
  texts.textContent = shown.join('\\n');
  const turning = shown.length === 1 && ['Processing', 'Signing'].includes(shown[0]);
  if (down || turning) timer = setTimeout(() => refresh().catch(lost), down ? 100 : 400);
}
function lost() { state.textContent = 'The signer has gone. Start it again, then reload this page.'; state.className = 'gone'; }
const soon = () => { clearTimeout(timer); timer = setTimeout(() => refresh().catch(lost), 20); };
const at = (e) => {
  const box = screen.getBoundingClientRect();
  const part = (value, length, pixels) => Math.max(0, Math.min(pixels - 1, Math.round((value / length) * pixels)));
  return { x: part(e.clientX - box.left, box.width, screen.naturalWidth), y: part(e.clientY - box.top, box.height, screen.naturalHeight) };
};
const press = (point) => { down = point; finger('press', point).then(soon); };
const release = (point) => { const from = down; down = undefined; if (from) finger('release', hasButtons() ? from : point).then(soon); };
screen.addEventListener('load', () => document.body.classList.toggle('buttons', hasButtons()));
screen.addEventListener('pointerdown', (e) => { e.preventDefault(); screen.setPointerCapture(e.pointerId); press(at(e)); });
screen.addEventListener('pointerup', (e) => release(at(e)));
screen.addEventListener('pointercancel', (e) => release(at(e)));
const spot = ([x, y]) => ({ x: Math.round(x * screen.naturalWidth), y: Math.round(y * screen.naturalHeight) });
const shows = (pattern) => pattern.test(texts.textContent);
const buttons = { ArrowRight: [.9, .5], ArrowLeft: [.1, .5], Enter: [.5, .5] };
const textAt = (text) => { const e = shownEvents.findLast((e) => e.text === text); return e && { x: e.x + 2, y: e.y + 2 }; };
const touched = {
  ArrowRight: () => spot([.95, .93]),
  ArrowLeft: () => spot([shows(/^\\d+ of \\d+$/m) ? .5 : .7, .93]),
  Enter: () => textAt('More') ?? spot([.86, .78]),
  Escape: () => spot(shows(/^Version$/m) ? [.05, .05] : [.1, .93]),
  i: () => spot([.84, .1]),
};
const home = () => shows(/^Quit app$/m) && !shows(/^Transaction signed$/m);
const spotOf = (key) => hasButtons() ? buttons[key] && spot(buttons[key]) : home() === (key === 'i') ? touched[key]?.() : undefined;
let key;
addEventListener('keydown', (e) => {
  const to = key || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('a') ? undefined : spotOf(e.key);
  if (to) { e.preventDefault(); key = e.key; press(to); }
});
addEventListener('keyup', (e) => { if (key === e.key && down) release(down); if (key === e.key) key = undefined; });
const stream = new EventSource('/events?stream=true');
stream.onmessage = soon;
stream.onopen = () => { state.textContent = 'live'; state.className = ''; refresh().catch(lost); };
stream.onerror = lost;
`;

const STYLE = `
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; align-content: center; justify-items: center; gap: 1.25rem; text-align: center;
    font: 15px/1.5 system-ui, sans-serif; background: light-dark(#eeedf2, #131214); color: light-dark(#55535c, #a19fa8) }
  .device { padding: 14px; border-radius: 34px; background: #1d1c1f; box-shadow: 0 20px 60px #0006, inset 0 0 0 2px #3c3a41 }
  img { display: block; max-height: min(672px, 78vh); max-width: calc(100vw - 60px); border-radius: 20px; background: #fff; cursor: pointer; touch-action: none;
    user-select: none; -webkit-user-drag: none }
  .buttons img { max-width: none; width: min(640px, 88vw); border-radius: 6px; background: #000; image-rendering: pixelated }
  img:focus-visible { outline: 3px solid #bba6ff }
  #state::before { content: '●'; color: #2fae60; margin-right: .5em } #state.gone::before { color: #e0483e }
  kbd { font: inherit; border: 1px solid #8886; border-radius: 5px; padding: 0 .4em }
  .touch-keys, .buttons .button-keys { display: inline } .button-keys, .buttons .touch-keys { display: none }
  #texts { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre-line }
  a { color: inherit }
`;

/** What stands at /: the screen, live, to be pressed with the mouse, a finger or the keyboard. */
export const screenPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Signer</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<div class="device"><img src="/screenshot" alt="Screen of the signer" draggable="false" tabindex="0"></div>
<div id="texts" role="status" aria-live="polite"></div>
<div><span id="state">connecting</span> · <kbd>←</kbd> <kbd>→</kbd> pages · <span class="touch-keys">hold <kbd>Enter</kbd> to sign · <kbd>Esc</kbd> reject · <kbd>i</kbd> info</span><span class="button-keys"><kbd>Enter</kbd> both buttons</span> · <a href="/swagger/">REST API</a></div>
<script type="module">${SCRIPT}</script>
</body>
</html>
`;
