import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './lib/cli/ensure-browser.mjs'

// The workers inherit the environment of the runner, so all agree on the port. It lies below those
// that systems give to outgoing connections.
const port = (process.env.E2E_PORT ??= String(20_000 + (process.pid % 12_000)))
const baseURL = `http://127.0.0.1:${port}`

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // Two files at once on one server: each makes experiments of its own and only reads the examples.
  workers: 2,
  fullyParallel: false,
  // A busy machine is no failure: only what hangs ends here.
  timeout: 600_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? ([['json']] as const) : [])],
  use: {
    ...devices['Desktop Chrome'],
    baseURL,
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: findBrowser() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
        '--disable-dev-shm-usage',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  webServer: {
    command: `${process.execPath} lib/cli/e2e-server.mjs`,
    url: `${baseURL}/icon.svg`,
    env: { PORT: port },
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
})
