import { parseArgs } from 'node:util'
import { displayPoints, displayRate } from '@/lib/display'
import { DEFAULT_SEED } from '@/lib/stats/numeric-rules'
import { simulateCoverage, simulateFalseHarms, TRUE_GAIN } from '@/lib/stats/simulation'

const USAGE = `npm run stats:simulate [-- --experiments N] [--seed N]

Simulates experiments and checks what docs/statistics.md promises; ends with 1 when one fails.
  --experiments N  experiments of each kind (default 4000)
  --seed N         other random numbers (default ${DEFAULT_SEED})`

/** Reads the command line; null means that it was not understood. */
function readOptions(args: string[]) {
  try {
    const options = { experiments: { type: 'string' }, seed: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    const experiments = Number(values.experiments ?? 4000)
    const seed = Number(values.seed ?? DEFAULT_SEED)
    return Number.isInteger(experiments) && experiments > 0 && Number.isInteger(seed)
      ? { experiments, seed }
      : null
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return null
  }
}

let failed = 0
function report(isKept: boolean, text: string) {
  if (!isKept) failed++
  console.log(`${isKept ? 'kept  ' : 'BROKEN'}  ${text}`)
}

const options = readOptions(process.argv.slice(2))
if (options) {
  console.log(
    `${options.experiments} experiments of each kind, seed ${options.seed}, 5 trials a cell`,
  )
  const harms = simulateFalseHarms({ ...options, tasks: 84, configurations: 7, trials: 5 })
  const size = '84 tasks x 7 configurations, no effect'
  report(
    harms.corrected <= 0.05,
    `${size}: a false strong harm in ${displayRate(harms.corrected)} of experiments (at most 5 %)`,
  )
  report(
    harms.uncorrected > 0.5,
    `${size}, correction off: in ${displayRate(harms.uncorrected)} (must exceed by far)`,
  )
  console.log(`        ${size}: ${harms.meanNegative.toFixed(1)} tasks below 0 by luck, on average`)
  for (const tasks of [20, 84]) {
    const { coverage, meanWidth } = simulateCoverage({ ...options, tasks, trials: 5 })
    report(
      coverage >= 0.94 && coverage <= 0.96,
      `${tasks} tasks, true gain ${displayPoints(TRUE_GAIN)} pp: the 95 % t interval covers it in ` +
        `${displayRate(coverage)} (94 to 96 %), mean width ${displayRate(meanWidth, ' pp')}`,
    )
  }
  process.exitCode = failed === 0 ? 0 : 1
} else {
  console.error(USAGE)
  process.exitCode = 2
}
