import type { Party } from '@exchange-sim/contract';

/** The systems a person meets, by one name and colour everywhere. The exchange SDK runs in the provider’s page. */
const SYSTEMS: Readonly<Record<Party, string>> = {
  user: 'user',
  wallet: 'wallet',
  'ledger-backend': 'ledger-backend',
  'provider-backend': 'provider',
  'provider-widget': 'provider',
  'exchange-sdk': 'provider',
  signer: 'signer',
  chain: 'outside',
  bank: 'outside',
};

/** Class of a party’s colour. */
export const classOf = (party: Party): string => `party-${SYSTEMS[party]}`;

/** Colours in light and in dark; each stands out from its ground by at least 4.5 to 1. */
const COLOURS = {
  ground: ['#ffffff', '#131214'],
  words: ['#1c1d1f', '#f1f2f4'],
  faint: ['#5d6066', '#a3a6ad'],
  line: ['#c9ccd2', '#4a4c52'],
  band: ['#f0f1f4', '#212125'],
  covered: ['#1a7f37', '#4ac26b'],
  open: ['#b3261e', '#ff8a80'],
  user: ['#4b5263', '#c3c8d4'],
  wallet: ['#5b46d6', '#bbb0ff'],
  'ledger-backend': ['#0a5fc2', '#7cb7ff'],
  provider: ['#04705f', '#3ad6bd'],
  signer: ['#a34a00', '#ffab6b'],
  outside: ['#5d6066', '#a3a6ad'],
} as const;

const variables = (scheme: 0 | 1) =>
  Object.entries(COLOURS)
    .map(([name, colours]) => `--${name}:${colours[scheme]}`)
    .join(';');

/** The drawing’s style sheet: it follows the reader’s scheme, and tells covered from uncovered by more than colour. */
export const STYLE = `
svg{${variables(0)};font:13px system-ui,-apple-system,"Segoe UI",sans-serif}
@media (prefers-color-scheme:dark){svg{${variables(1)}}}
.ground{fill:var(--ground)} text{fill:var(--words)} .faint{fill:var(--faint)}
.title{font-size:18px;font-weight:600} .name{font-weight:600;text-anchor:middle}
.life{stroke:var(--line)} .band{fill:var(--band)} .heading{font-weight:600}
.frame{fill:none;stroke:var(--faint);stroke-dasharray:2 3} .way{font-size:11px;fill:var(--faint)}
.words{text-anchor:middle;paint-order:stroke;stroke:var(--ground);stroke-width:5px;stroke-linejoin:round}
.arrow{fill:none;stroke-width:1.6} .answer{stroke-dasharray:7 4}
.covered .arrow{stroke:var(--covered)} .covered .mark,.covered .head{fill:var(--covered)}
.open .arrow{stroke:var(--open);stroke-width:2;stroke-dasharray:1 5;stroke-linecap:round} .open .mark,.open .head{fill:var(--open)}
.mark{font-weight:700} .id{fill:var(--faint)}
${['user', 'wallet', 'ledger-backend', 'provider', 'signer', 'outside']
  .map(
    (system) =>
      `.party-${system} rect{fill:var(--ground);stroke:var(--${system});stroke-width:2} .party-${system} text{fill:var(--${system})}`,
  )
  .join('\n')}
`;
