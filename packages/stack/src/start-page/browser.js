// What moves on the start page: the stack's clock, its parts, what goes wrong on purpose; and what copies or commands.
const $ = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];

const time = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
let clock;
let heardAt = 0;

function say(sentence) {
  const said = $('#said');
  said.textContent = '';
  // a text that is the same again is read again
  requestAnimationFrame(() => {
    said.textContent = sentence;
  });
}

function showTime() {
  if (!clock) return;
  const now = clock.frozen ? clock.now : clock.now + performance.now() - heardAt;
  $('#now').textContent = time.format(now);
}

function showClock(state) {
  clock = state;
  heardAt = performance.now();
  const movable = state.kind === 'controlled';
  $('#running').textContent = state.frozen ? 'stands still' : 'running';
  $('#no-clock').hidden = movable;
  for (const button of all('[data-clock]')) {
    const idle = button.dataset.clock === (state.frozen ? 'freeze' : 'resume');
    button.disabled = !movable || idle;
  }
  showTime();
}

function showParts(parts) {
  for (const item of all('[data-part]')) {
    const part = parts.find(({ name }) => name === item.dataset.part);
    item.hidden = !part;
    if (!part) continue;
    item.dataset.state = part.state;
    item.title = part.problem ?? '';
    item.querySelector('.state').textContent = part.state;
  }
}

let titles;
/** Titles of all scenarios: one that the page does not list may have been switched on elsewhere. */
async function titleOf(id) {
  titles ??= fetch('/scenarios')
    .then((response) => response.json())
    .then(({ scenarios }) => new Map(scenarios.map((scenario) => [scenario.id, scenario.title])));
  return (await titles).get(id) ?? id;
}

let active = null;
async function showScenario(id) {
  active = id;
  for (const item of all('[data-scenario]'))
    item.querySelector('button').setAttribute('aria-pressed', String(item.dataset.scenario === id));
  $('#honest').disabled = id === null;
  document.body.classList.toggle('goes-wrong', id !== null);
  const sentence = id === null ? 'Everybody is honest.' : `Switched on: ${await titleOf(id)}.`;
  if (active === id) $('#active').textContent = sentence;
}

async function command(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => undefined);
  if (response?.ok) return;
  const answer = await response?.json().catch(() => undefined);
  say(answer?.message ?? 'The stack does not answer.');
}

for (const button of all('[data-clock]'))
  button.addEventListener('click', () => {
    const { clock: action, ms } = button.dataset;
    void command('POST', `/clock/${action}`, ms && { ms: Number(ms) });
  });

for (const item of all('[data-scenario]'))
  item.querySelector('button').addEventListener('click', () => {
    const { scenario } = item.dataset;
    void command('PUT', '/scenarios/active', { id: active === scenario ? null : scenario });
  });
$('#honest').addEventListener('click', () => void command('PUT', '/scenarios/active', { id: null }));

for (const button of all('[data-copy]'))
  button.addEventListener('click', async () => {
    const { copy, what } = button.dataset;
    const copied = await navigator.clipboard.writeText(copy).then(
      () => true,
      () => false,
    );
    say(copied ? `${what} copied: ${copy}` : `Your browser does not let this page copy: select ${copy}.`);
  });

const events = new EventSource('/events');
events.onopen = () => {
  $('#gone').hidden = true;
};
events.onerror = () => {
  $('#gone').hidden = false;
};
events.onmessage = ({ data }) => {
  const event = JSON.parse(data);
  if (event.type === 'clock') showClock(event.clock);
  if (event.type === 'parts') showParts(event.parts);
  if (event.type === 'scenario') void showScenario(event.id);
};
setInterval(showTime, 250);
