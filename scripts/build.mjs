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
    await vite.build({ configFile: join(app, 'vite.config.ts'), logLevel: 'warn' });
    writeFileSync(stamp, hash);
  }
}

/** Builds everything that changed. */
export async function build() {
  const say = (line) => process.stderr.write(`exchange-sim: ${line}\n`);
  const written = await compileNode();
  if (written) say(`compiled ${written} files`);
  await buildPages(say);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build();
