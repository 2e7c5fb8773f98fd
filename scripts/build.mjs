// Compiles what changed: TypeScript of packages and services with swc, pages with Vite. Prints only when it works.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const BUNDLE = join(root, 'packages', 'cli', 'bundle');
/** Loaded by Ledger's CommonJS packages' own `require`, or only where somebody installed them. */
const OPTIONAL = [
  /^node:/,
  /^@ledgerhq\//,
  /^@nestjs\/(microservices|websockets|platform-express)/,
  /^class-(validator|transformer)/,
  '@fastify/view',
  '@fastify/multipart',
  'playwright-core',
  'pg-native',
  'bufferutil',
  'utf-8-validate',
];
const SKIPPED = /(\.test\.tsx?|\.d\.ts|\.md)$|(^|\/)(test|mocks)\//;

/** Where Node sources are and where they go: `src` → `dist`; the wallet's Node half `server` → `dist/server`. */
function nodeRooms() {
  const rooms = [];
  for (const group of ['packages', 'apps']) {
    for (const name of readdirSync(join(root, group))) {
      const dir = join(root, group, name);
      if (existsSync(join(dir, 'src'))) rooms.push({ from: join(dir, 'src'), to: join(dir, 'dist') });
      if (existsSync(join(dir, 'server')))
        rooms.push({ from: join(dir, 'server'), to: join(dir, 'dist', 'server') });
    }
  }
  return rooms;
}

function files(dir) {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !file.includes('node_modules/'));
}

const newer = (source, target) => !existsSync(target) || statSync(source).mtimeMs > statSync(target).mtimeMs;

/** Compiles Node sources; returns how many files were written. */
async function compileNode() {
  let written = 0;
  let swc;
  for (const { from, to } of nodeRooms()) {
    const wanted = new Set();
    for (const file of files(from).filter((file) => !SKIPPED.test(file))) {
      const source = join(from, file);
      const script = /\.tsx?$/.test(file);
      const out = script ? file.replace(/\.tsx?$/, '.js') : file;
      const target = join(to, out);
      wanted.add(out);
      if (!newer(source, target)) continue;
      mkdirSync(dirname(target), { recursive: true });
      if (script) {
        swc ??= await import('@swc/core');
        const { code } = swc.transformSync(readFileSync(source, 'utf8'), {
          filename: source,
          swcrc: false,
          jsc: {
            target: 'es2024',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true },
          },
          module: { type: 'es6' },
        });
        writeFileSync(target, code);
      } else copyFileSync(source, target);
      written++;
    }
    for (const stale of files(to)) {
      const kept = wanted.has(stale) || stale.startsWith('ui/') || stale.startsWith('server/');
      if (!kept) rmSync(join(to, stale));
    }
  }
  return written;
}

/** A page is built again when its own sources, the packages it shows or the lockfile changed. */
function pageHash(app) {
  const hash = createHash('sha256');
  const inputs = [
    join(root, 'packages', 'contract', 'src'),
    join(root, 'packages', 'trace', 'src'),
    join(app, 'ui'),
  ];
  for (const dir of inputs) {
    for (const file of files(dir).filter((file) => !/\.test\.tsx?$/.test(file))) {
      hash.update(file).update(readFileSync(join(dir, file)));
    }
  }
  for (const file of [join(app, 'vite.config.ts'), join(app, 'package.json'), join(root, 'pnpm-lock.yaml')]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

async function buildPages(say) {
  for (const name of readdirSync(join(root, 'apps'))) {
    const app = join(root, 'apps', name);
    if (!existsSync(join(app, 'vite.config.ts'))) continue;
    const stamp = join(app, 'dist', 'ui', '.built');
    const hash = pageHash(app);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    say(`building the ${name} page …`);
    const vite = await import('vite');
    const { NODE_ENV } = process.env;
    await vite.build({ configFile: join(app, 'vite.config.ts'), logLevel: 'error' });
    // Vite sets it for good; whoever runs next in this process must not inherit it
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    writeFileSync(stamp, hash);
  }
}

/**
 * The command and all it starts as a few files, so that a start does not look up thousands. Paths that modules take from
 * `import.meta` stay those of the compiled files.
 */
async function bundleCommand(say) {
  say('bundling the command …');
  const { rolldown } = await import('rolldown');
  const keepPaths = {
    name: 'keep-paths',
    async resolveId(id, importer) {
      if (id !== '@napi-rs/canvas') return null;
      const found = await this.resolve(id, importer, { skipSelf: true });
      return found && { id: pathToFileURL(found.id).href, external: true };
    },
    transform(code, id) {
      if (id.includes('/node_modules/') || !code.includes('import.meta')) return null;
      return code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
    },
  };
  const bundle = await rolldown({
    input: { main: join(root, 'packages', 'cli', 'dist', 'main.js') },
    platform: 'node',
    external: OPTIONAL,
    plugins: [keepPaths],
    // not said: what frameworks would load were it installed, how long bundling took, what shares a file
    onLog(level, log, print) {
      const isChatter = /^UNRESOLVED_IMPORT$|TIMINGS$|^INEFFECTIVE_DYNAMIC_IMPORT$/.test(log.code ?? '');
      if (level === 'warn' && !isChatter) print(level, log);
    },
  });
  rmSync(BUNDLE, { recursive: true, force: true });
  await bundle.write({ dir: BUNDLE, format: 'esm', keepNames: true });
}

/** The token's contract; later starts only read what came out. */
async function compileContracts() {
  const { usdcArtifact } = await import('../packages/chain/dist/usdc/artifact.js');
  await usdcArtifact();
}

/** Builds everything that changed. */
export async function build() {
  const say = (line) => process.stderr.write(`exchange-sim: ${line}\n`);
  const written = await compileNode();
  if (written) say(`compiled ${written} files`);
  if (written || !existsSync(join(BUNDLE, 'main.js'))) await bundleCommand(say);
  await compileContracts();
  await buildPages(say);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
