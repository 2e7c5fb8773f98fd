// The floors of the house: who may stand on whom. `npm run check` enforces them.
const packages = (...names) => `^packages/(${names.join('|')})/`;
const apps = '(wallet|ledger-backend|provider-backend|provider-widget)';
const all = 'contract|payload|apdu|signer|cal|chain|clock|storage|trace|stack|scenarios|cli';
const tests = '\\.(test|spec)\\.tsx?$|/test/|/mocks/';

/** A room that may stand only on the named packages (and on libraries). */
const standsOn = (room, names) => ({
  name: `${room.replace(/\W+/g, '-')}-stands-on`,
  comment: `${room} may use ${names.length ? names.join(', ') : 'no package of the workspace'}`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: {
    path: `^(packages|apps)/`,
    pathNot: [`^${room}/`, ...(names.length ? [packages(...names)] : [])],
  },
});

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?|^virtual:|^msw/browser$' },
    },
    ...['contract', 'clock', 'apdu'].map((name) => standsOn(`packages/${name}`, [])),
    standsOn('packages/payload', []),
    standsOn('packages/trace', ['contract', 'clock']),
    standsOn('packages/storage', ['clock', 'trace']),
    standsOn('packages/chain', ['clock', 'trace']),
    standsOn('packages/cal', ['contract']),
    standsOn('packages/signer', ['apdu', 'clock', 'payload']),
    standsOn('packages/scenarios', ['contract', 'clock', 'trace', 'stack']),
    standsOn('apps/provider-backend', ['contract', 'payload', 'clock', 'storage', 'trace']),
    standsOn('apps/provider-widget', ['contract', 'payload', 'clock', 'storage', 'trace']),
    {
      name: 'no-app-to-app',
      severity: 'error',
      from: { path: `^apps/${apps}/` },
      to: { path: `^apps/${apps}/`, pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-below-apps',
      comment: 'only the stack and the command may use the apps',
      severity: 'error',
      from: { path: `^packages/(${all})/`, pathNot: '^packages/(stack|cli)/' },
      to: { path: '^apps/' },
    },
    {
      name: 'scenarios-above-stack',
      comment: 'scenarios are driven by the command, the browser flows and the benchmarks',
      severity: 'error',
      from: { pathNot: '^(packages/(scenarios|cli)|e2e|bench)/' },
      to: { path: '^packages/scenarios/' },
    },
    {
      name: 'nobody-uses-cli',
      severity: 'error',
      from: { pathNot: '^(packages/cli|scripts)/' },
      to: { path: '^packages/cli/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^packages/cli/bundle/|node_modules/@exchange-sim/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
