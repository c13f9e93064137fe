// `npm run e2e:server [-- SPEC…]`: the browser tests with their database on a libSQL server.
import { runNode } from './run-command.mjs'
import { ensureSqld } from './sqld.mjs'

if ((await ensureSqld()) === null) {
  console.error('A libSQL server can be had on Linux on x64 only; or set SQLD_PATH.')
  process.exit(2)
}
process.exitCode = await runNode(
  ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)],
  { E2E_ON_SERVER: '1' },
)
