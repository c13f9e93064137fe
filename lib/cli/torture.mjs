// `npm run torture`: kills writing processes 100 times on a file, or as often as `npm run torture -- COUNT` says;
// with `--server` on a libSQL server, which is killed half of the times itself.
import { runNode } from './run-command.mjs'
import { ensureSqld } from './sqld.mjs'

const args = process.argv.slice(2)
const isOnServer = args.includes('--server')
const [count = '100'] = args.filter((arg) => arg !== '--server')
if (isOnServer && (await ensureSqld()) === null) {
  console.error('A libSQL server can be had on Linux on x64 only; or set SQLD_PATH.')
  process.exit(2)
}
process.exitCode = await runNode(
  ['node_modules/vitest/vitest.mjs', 'run', 'lib/cli/torture.test.ts'],
  { TORTURE_KILLS: count, TORTURE_ON: isOnServer ? 'server' : 'file' },
)
