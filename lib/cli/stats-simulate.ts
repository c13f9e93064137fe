import { parseArgs } from 'node:util'
import { displayPoints, displayRate } from '@/lib/display'
import { DEFAULT_SEED } from '@/lib/stats/numeric-rules'
import { simulateCoverage, simulateFalseHarms, TRUE_GAIN } from '@/lib/stats/simulation'

/** So many hold the Monte Carlo error of a coverage below 0.4 points. */
const ENOUGH = 4000

const USAGE = `npm run stats:simulate [-- --experiments N] [--seed N]

Simulates experiments and checks what docs/statistics.md promises; ends with 1 when one fails.
  --experiments N  experiments of each kind (default ${ENOUGH}); of fewer, what misses its band by
                   less than twice the Monte Carlo error is said to be unsure
  --seed N         other random numbers (default ${DEFAULT_SEED})`

/** Reads the command line; null means that it was not understood. */
function readOptions(args: string[]) {
  try {
    const options = { experiments: { type: 'string' }, seed: { type: 'string' } } as const
    const { values } = parseArgs({ args, options })
    const experiments = Number(values.experiments ?? ENOUGH)
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
/** Says whether a share of all experiments lies in its band; with few of them, noise may push it out. */
function report(share: number, [low, high]: readonly [number, number], text: string) {
  const off = Math.max(low - share, share - high)
  const edge = share < low ? low : high
  const noise = Math.sqrt((edge * (1 - edge)) / options!.experiments)
  const isUnclear = options!.experiments < ENOUGH && off <= 2 * noise
  const word = off <= 0 ? 'kept  ' : isUnclear ? 'unsure' : 'BROKEN'
  if (word === 'BROKEN') failed++
  console.log(`${word}  ${text}`)
}

const options = readOptions(process.argv.slice(2))
if (options) {
  console.log(
    `${options.experiments} experiments of each kind, seed ${options.seed}, 5 trials a cell`,
  )
  const harms = simulateFalseHarms({ ...options, tasks: 84, configurations: 7, trials: 5 })
  const size = '84 tasks x 7 configurations, no effect'
  report(
    harms.corrected,
    [0, 0.05],
    `${size}: a false strong harm in ${displayRate(harms.corrected)} of experiments (at most 5 %)`,
  )
  report(
    harms.uncorrected,
    [0.5, 1],
    `${size}, correction off: in ${displayRate(harms.uncorrected)} (must exceed by far)`,
  )
  console.log(`        ${size}: ${harms.meanNegative.toFixed(1)} tasks below 0 by luck, on average`)
  for (const tasks of [20, 84]) {
    const { coverage, meanWidth } = simulateCoverage({ ...options, tasks, trials: 5 })
    report(
      coverage,
      [0.94, 0.96],
      `${tasks} tasks, true gain ${displayPoints(TRUE_GAIN)} pp: the 95 % t interval covers it in ` +
        `${displayRate(coverage)} (94 to 96 %), mean width ${displayRate(meanWidth, ' pp')}`,
    )
  }
  process.exitCode = failed === 0 ? 0 : 1
} else {
  console.error(USAGE)
  process.exitCode = 2
}
