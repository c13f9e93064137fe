import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    // One more than its own default on a machine of two cores.
    maxWorkers: '100%',
    globalSetup: 'lib/cli/testing-folder.ts',
    include: ['{app,components,lib,db}/**/*.test.{ts,tsx}'],
    // A busy machine is no failure: only what hangs ends here.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
