import { fileURLToPath } from 'node:url'
import { defaultExclude, defineConfig } from 'vitest/config'

const TESTS = ['{app,components,lib,db}/**/*.test.{ts,tsx}']
/** Tests that set the environment, replace modules, or are the one server of their process. */
const ALONE = [
  '{app,lib/cli,lib/server}/**/*.test.{ts,tsx}',
  'db/database-door.test.ts',
  'lib/diff/diff-words.test.ts',
  'lib/ingest/run/{quotas,sweep-staging,try-import}.test.ts',
]

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // One more than its own default on a machine of two cores.
    maxWorkers: '100%',
    globalSetup: 'lib/cli/testing-folder.ts',
    // A busy machine is no failure: only what hangs ends here.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'alone', include: ALONE } },
      // What holds nothing of its process shares modules with others: loading them anew takes longer than most tests.
      {
        extends: true,
        test: {
          name: 'together',
          include: TESTS,
          exclude: [...defaultExclude, ...ALONE],
          isolate: false,
        },
      },
    ],
  },
})
