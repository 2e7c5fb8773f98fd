import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms whose tests run real programs (Postgres, Anvil, whole services) or take the signer through everything. */
const LONG = [
  'packages/{storage,chain}/**/*.test.ts',
  'packages/scenarios/test/**/*.test.ts',
  'apps/{ledger-backend,provider-backend}/**/*.test.ts',
  'apps/wallet/server/**/*.test.ts',
  'packages/signer/{test,cases}/**/*.test.ts',
];
const PAGES = ['apps/*/ui/**/*.test.{ts,tsx}'];
const NEVER = ['**/node_modules/**', '**/dist/**', '**/bundle/**'];

/** Small files that take long: begun last, they would leave the other workers without work. */
const SLOW_ROOM = '/packages/scenarios/test/';

/** The slow ones first, each of them beside quick ones; then as always. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification) => moduleId.includes(SLOW_ROOM);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

/** Tests run on the sources: every workspace package offers them under the condition `source`. */
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  ssr: { resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 10_000,
    hookTimeout: 20_000,
    retry: 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/**/*.test.ts'],
          exclude: [...NEVER, ...LONG, ...PAGES],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'pages', include: PAGES, exclude: NEVER } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: LONG,
          exclude: NEVER,
          // real programs share two cores here: a test that waits may wait longer, one that fails still fails
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
