import { type ScenarioView, TEST_CARDS } from '@exchange-sim/contract';
import { type Html, html } from './html.js';
import { PARTIES } from './parties.js';

interface Shown {
  urls: Record<string, string>;
  scenarios: readonly ScenarioView[];
}

/** Where a product begins in the wallet, filled in so far that a click is enough. */
const PRODUCTS = [
  {
    name: 'Buy',
    what: '100 EUR of ETH by card. The provider takes the payment and sends the coins to your account.',
    path: '/buy?from=EUR&to=ethereum&amount=100&country=FR&method=card',
  },
  {
    name: 'Sell',
    what: '0.5 ETH for euros. You sign the payment, the provider wires the money.',
    path: '/sell?from=ethereum&to=EUR&amount=0.5&country=FR&method=sepa',
  },
  {
    name: 'Swap',
    what: '0.1 ETH for BTC. Three providers bid; one sends bitcoin once your deposit is there.',
    path: '/swap?from=ethereum&to=bitcoin&amount=0.1',
  },
] as const;

const DEMO_ACCOUNT = [
  { what: 'E-mail', text: 'alice@example.com' },
  { what: 'Password', text: 'sandbox-only' },
] as const;

/** The whole page; what moves on it is put in by `browser.js`. */
export function renderStartPage({ urls, scenarios }: Shown): string {
  const wallet = urls.wallet ?? '';
  const { markup } = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark light">
<title>Ledger Exchange Simulator</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/browser.css">
<script type="module" src="/browser.js"></script>
</head>
<body>
<header>
<div><h1>Ledger Exchange Simulator</h1>
<p>Everything is on this machine: no real money, every key is a test key. Not a product of Ledger.</p></div>
${clock}
</header>
<p id="gone" role="alert" hidden>The stack does not answer any more: start it with <code>npm start</code>; this page goes on by itself.</p>
<main>
${products(wallet)}
${flow(urls)}
<div class="columns">
${whatYouNeed}
${theSigner(urls)}
${goWrong(scenarios, wallet)}
</div>
</main>
${footer(urls)}
<p id="said" class="aside" role="status"></p>
</body>
</html>
`;
  return `<!doctype html>\n${markup}`;
}

const clock = html`<section id="clock" aria-label="Clock of the stack">
<time id="now">–</time> <span id="running" role="status"></span>
<span class="buttons">
<button type="button" data-clock="freeze" aria-label="Stop the clock"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 3h3v10H4zM9 3h3v10H9z"/></svg></button>
<button type="button" data-clock="resume" aria-label="Let the clock run"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5l9 5.5-9 5.5z"/></svg></button>
<button type="button" data-clock="advance" data-ms="5000" aria-label="Move the clock +5 s">+5 s</button>
<button type="button" data-clock="advance" data-ms="60000" aria-label="Move the clock +60 s">+60 s</button>
</span>
<p id="no-clock" hidden>The stack runs on the system clock: start it with <code>npm start -- --clock controlled</code> to move time.</p>
</section>`;

const products = (wallet: string) => html`<nav class="products" aria-label="Products">
${PRODUCTS.map(
  ({ name, what, path }) => html`<div class="card"><h2>${name}</h2><p>${what}</p>
<a class="button" href="${wallet}${path}" target="exchange-sim-wallet">${name} in the wallet</a></div>`,
)}
</nav>`;

const flow = (urls: Record<string, string>) => html`<section aria-labelledby="flow-title">
<h2 id="flow-title" class="aside">Who takes part</h2>
<ol class="flow">
${PARTIES.map(
  ({ id, name, does, parts }) => html`<li class="party" data-party="${id}"><h3>${name}</h3><p>${does}</p>
<ul>${parts.map(({ name: part, title, url }) => {
    const address = url && urls[url];
    return html`<li data-part="${part}">${address ? html`<a href="${address}">${title}</a>` : title} <span class="state">…</span></li>`;
  })}</ul></li>`,
)}
</ol>
</section>`;

const copyable = (what: string, text: string, shown = text): Html =>
  html`<dt>${what}</dt><dd><code>${shown}</code> <button type="button" class="small" data-copy="${text}" data-what="${what}" aria-label="Copy ${what}">Copy</button></dd>`;

const inFours = (digits: string) => digits.replaceAll(/(.{4})(?=.)/g, '$1 ');

const whatYouNeed = html`<section class="card" aria-labelledby="need-title">
<h2 id="need-title">When the provider asks</h2>
<p>Its sign-in page offers these too.</p>
<dl>${DEMO_ACCOUNT.map(({ what, text }) => copyable(what, text))}</dl>
<h3>Test cards, for Buy</h3>
<dl class="cards">${TEST_CARDS.map(({ number, title }) => copyable(title, number, inFours(number)))}</dl>
</section>`;

const theSigner = (urls: Record<string, string>) => html`<section class="card" aria-labelledby="signer-title">
<h2 id="signer-title">When the signer asks</h2>
<div class="device" aria-hidden="true"><span>Review transaction</span><i></i><b>Hold to sign</b></div>
<ol>
<li><strong>Tap</strong> the arrow at the bottom right of its picture to read on.</li>
<li><strong>Press and hold</strong> “Hold to sign” until the ring is full.</li>
<li>Or <strong>Reject</strong>, at the bottom left: nothing leaves the account.</li>
</ol>
<p>The picture is at the wallet’s right; on a narrow screen it rises by itself. Keyboard: → reads on, held Enter signs, Escape rejects. <a href="${urls.signer ?? ''}">The signer alone</a></p>
</section>`;

const goWrong = (scenarios: readonly ScenarioView[], wallet: string) => {
  const featured = scenarios.filter((scenario) => scenario.featured);
  return html`<section class="card" aria-labelledby="wrong-title">
<h2 id="wrong-title">Make it go wrong</h2>
<p id="active" role="status">Everybody is honest.</p>
<ul class="wrong">${featured.map(
    ({ id, title, product, do: what, see }) => html`<li data-scenario="${id}">
<button type="button" aria-pressed="false" aria-describedby="${id}-see"><small>${product}</small> <span>${title}</span></button>
<p id="${id}-see">${what} <em>${see}</em></p></li>`,
  )}</ul>
<p class="row"><button type="button" id="honest" disabled>Be honest again</button>
<span>All ${scenarios.length} are in the wallet: <a href="${wallet}/developer" target="exchange-sim-wallet">Developer</a>.</span></p>
</section>`;
};

const footer = (urls: Record<string, string>) => html`<footer><ul class="links">
<li><a href="${urls.wallet ?? ''}" target="exchange-sim-wallet">Wallet</a></li>
<li><a href="/trace">What happened (trace)</a></li>
<li><a href="/trace/coverage?diagram=swap">Arrows of the last Swap</a></li>
<li><a href="/scenarios">All that can go wrong</a></li>
<li><a href="${urls.ledgerBackend ?? ''}/docs">API of the Ledger Backend</a></li>
${urls.providerBackend ? html`<li><a href="${urls.providerBackend}/docs">API of a provider</a></li>` : ''}
</ul>
<p>The same without hands: <code>npx exchange-sim run --list</code>. Everything else: README, docs/scenarios.md, docs/behaviours.md.</p>
</footer>`;
