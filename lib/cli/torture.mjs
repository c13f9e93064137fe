// `npm run torture`: kills writing processes 30 times, or as often as `npm run torture -- COUNT` says.
import { runNode } from './run-command.mjs'

const [count = '30'] = process.argv.slice(2)
process.exitCode = await runNode(
  ['node_modules/vitest/vitest.mjs', 'run', 'lib/cli/torture.test.ts'],
  { TORTURE_KILLS: count },
)
