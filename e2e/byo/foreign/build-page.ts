import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** The page as its author would publish it: one file of HTML and one script. */
export async function buildPage(): Promise<{ html: string; script: string }> {
  const bundle = await rolldown({
    input: join(import.meta.dirname, 'page.ts'),
    platform: 'browser',
    transform: { define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' } },
    onLog: () => {},
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return { html: await readFile(join(import.meta.dirname, 'page.html'), 'utf8'), script: output[0].code };
}
