// `npm run fuzz`: damages the fixtures of all log formats 20,000 times, or as `npm run fuzz -- COUNT
// FIRST` says, and reads them. A fault names its number: `npm run fuzz -- 1 NUMBER` makes it again.
import { runNode } from './run-command.mjs'

const [count = '20000', first = '1'] = process.argv.slice(2)
process.exitCode = await runNode(
  ['node_modules/vitest/vitest.mjs', 'run', 'lib/ingest/formats/mutations.test.ts'],
  { FUZZ_COUNT: count, FUZZ_FIRST: first },
)
