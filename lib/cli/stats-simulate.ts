import { parseArgs } from 'node:util'
import { displayPoints, displayRate } from '@/lib/display'
import { DEFAULT_SEED } from '@/lib/stats/numeric-rules'
import {
  simulateEqualModels,
  simulateHarmBoards,
  simulateNullBoards,
} from '@/lib/stats/simulation/boards'
import { simulateCoverage, TRUE_GAIN } from '@/lib/stats/simulation/coverage'
import { simulateFalseHarms } from '@/lib/stats/simulation/harms'
import {
  AT_MARGIN,
  NOTHING_CHANGES,
  RARE_LOSSES_AT_MARGIN,
  simulateAllIntervals,
  simulateEquivalence,
  type IntervalCoverage,
} from '@/lib/stats/simulation/intervals'
import { simulateSharedLuck } from '@/lib/stats/simulation/shared-luck'
import { TRUTHS } from '@/lib/stats/simulation/truths'

/** So many hold the Monte Carlo error of a coverage below 0.4 points. */
const ENOUGH = 4000
/** Boards cost more: a quarter as many of them. */
const BOARDS_SHARE = 4
/**
 * A floor for the lowest coverage of any row, set below what was first seen: it catches a broken
 * interval and is no promise. The goal is missed in some rows; docs/statistics.md says in which.
 */
const COVERAGE_FLOOR = 0.88
const COVERAGE_GOAL = 0.93
/** Boards of shared luck also list 252 splits of every task. */
const SHARED_SHARE = 20

const USAGE = `npm run stats:simulate [-- --experiments N] [--seed N]

Simulates experiments and checks what docs/statistics.md promises; ends with 1 when one fails.
  --experiments N  experiments of each kind (default ${ENOUGH}), a quarter as many boards of tasks;
                   of fewer, what misses its band by less than twice the Monte Carlo error is said
                   to be unsure
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

type Options = NonNullable<ReturnType<typeof readOptions>>

let failed = 0
/** Says whether a share of all experiments lies in its band; with few of them, noise may push it out. */
function report(
  share: number,
  [low, high]: readonly [number, number],
  text: string,
  experiments: number,
) {
  const off = Math.max(low - share, share - high)
  const edge = share < low ? low : high
  const noise = Math.sqrt((edge * (1 - edge)) / experiments)
  const isUnclear = experiments < ENOUGH && off <= 2 * noise
  const word = off <= 0 ? 'kept  ' : isUnclear ? 'unsure' : 'BROKEN'
  if (word === 'BROKEN') failed++
  console.log(`${word}  ${text}`)
}

const tell = (text: string) => console.log(`        ${text}`)

/** The labels and the t interval that pages use today. */
function checkPages(options: Options) {
  const { experiments } = options
  const harms = simulateFalseHarms({ ...options, tasks: 84, configurations: 7, trials: 5 })
  const size = '84 tasks x 7 configurations, no effect'
  report(
    harms.corrected,
    [0, 0.05],
    `${size}: a false strong harm in ${displayRate(harms.corrected)} of experiments (at most 5 %)`,
    experiments,
  )
  report(
    harms.uncorrected,
    [0.5, 1],
    `${size}, correction off: in ${displayRate(harms.uncorrected)} (must exceed by far)`,
    experiments,
  )
  tell(`${size}: ${harms.meanNegative.toFixed(1)} tasks below 0 by luck, on average`)
  for (const tasks of [20, 84]) {
    const { coverage, meanWidth } = simulateCoverage({ ...options, tasks, trials: 5 })
    report(
      coverage,
      [0.94, 0.96],
      `${tasks} tasks, true gain ${displayPoints(TRUE_GAIN)} pp: the 95 % t interval covers it in ` +
        `${displayRate(coverage)} (94 to 96 %), mean width ${displayRate(meanWidth, ' pp')}`,
      experiments,
    )
  }
}

/** The interval that is never a point, at every number of tasks, under each truth. */
function checkIntervals(options: Options) {
  const rows = simulateAllIntervals(TRUTHS, options)
  for (const tasks of new Set(rows.map((row) => row.tasks))) {
    const some = rows.filter((row) => row.tasks === tasks)
    const worst = some.reduce((a, b) => (b.coverage < a.coverage ? b : a))
    const worstT = some.reduce((least, row) => Math.min(least, row.plainT), 1)
    report(
      worst.coverage,
      [COVERAGE_FLOOR, 1],
      `${tasks} tasks, ${TRUTHS.length} truths, 1, 3 and 5 trials: covers in at least ` +
        `${displayRate(worst.coverage)} (floor 88 %, goal 93 %; plain t ${displayRate(worstT)}), least with ` +
        `${worst.trials} a cell, ${worst.truth}`,
      options.experiments,
    )
  }
  const below = (key: 'coverage' | 'plainT') =>
    rows.filter((row) => row[key] < COVERAGE_GOAL).length
  tell(
    `goal of 93 %: missed in ${below('coverage')} of ${rows.length} rows, by plain t in ` +
      `${below('plainT')}`,
  )
  for (const { truth, tasks, trials, coverage, misses } of rows.filter(
    (row) => row.coverage < COVERAGE_GOAL,
  )) {
    tell(`  ${displayRate(coverage)} with ${tasks} tasks x ${trials} trials, ${truth}; misses by`)
    tell(`    ${sayMisses(misses)} the truth`)
  }
}

const sayMisses = (misses: IntervalCoverage['misses']) =>
  Object.entries(misses)
    .filter(([, share]) => share > 0)
    .map(([how, share]) => `${how} ${displayRate(share)}`)
    .join(', ')

/** "No sizeable effect" where the effect is of the size of the margin. */
function checkEquivalence(options: Options) {
  for (const [tasks, trials] of [
    [20, 5],
    [84, 5],
    [84, 20],
  ] as const) {
    const share = simulateEquivalence({ ...options, truth: AT_MARGIN, tasks, trials })
    report(
      share,
      [0, 0.05],
      `${tasks} tasks x ${trials} trials, ${AT_MARGIN.name}: "no sizeable effect" in ` +
        `${displayRate(share)} (at most 5 %)`,
      options.experiments,
    )
  }
  for (const truth of RARE_LOSSES_AT_MARGIN)
    for (const tasks of [60, 84, 200]) {
      const share = simulateEquivalence({ ...options, truth, tasks, trials: 5 })
      const said = `"no sizeable effect", or an effect surely small, in ${displayRate(share)}`
      const text = `${tasks} tasks, ${truth.name}: ${said} (at most 5 %)`
      report(share, [0, 0.05], text, options.experiments)
    }
  for (const truth of NOTHING_CHANGES)
    for (const tasks of [84, 200]) {
      const share = simulateEquivalence({ ...options, truth, tasks, trials: 5 })
      tell(`${tasks} tasks, ${truth.name}: "no sizeable effect" in ${displayRate(share)}`)
    }
}

/** Labels on boards of tasks, and the table of pairs of models. */
function checkBoards(options: Options) {
  const experiments = Math.ceil(options.experiments / BOARDS_SHARE)
  for (const [tasks, configurations] of [
    [20, 1],
    [84, 1],
    [84, 7],
  ] as const) {
    const boards = { ...options, experiments, tasks, configurations, trials: 5 }
    const { falseHelps, falseHurts } = simulateNullBoards(boards)
    const size = `${tasks} tasks, configurations: ${configurations}, no effect`
    const helps = `${size}: a false "helps: strong" in ${displayRate(falseHelps)} (at most 5 %)`
    report(falseHelps, [0, 0.05], helps, experiments)
    const hurts = `${size}: a false "hurts: strong" in ${displayRate(falseHurts)} (at most 5 %)`
    report(falseHurts, [0, 0.05], hurts, experiments)
  }
  const harms = simulateHarmBoards({ ...options, experiments, tasks: 80, trials: 5 })
  const size = '80 tasks x 5 trials, three truly harmed'
  report(
    harms.found / 3,
    [1 / 3, 1],
    `${size}: ${harms.found.toFixed(1)} of them found (at least 1)`,
    experiments,
  )
  const share = `${size}: ${displayRate(harms.falseShare)} of strong labels false (at most 5 %)`
  report(harms.falseShare, [0, 0.05], share, experiments)
  const better = simulateEqualModels({ ...options, models: 6, tasks: 84, trials: 5 })
  const pairs = `15 pairs of equal models: a false "better" in ${displayRate(better)} (at most 5 %)`
  report(better, [0, 0.05], pairs, options.experiments)
}

/** Configurations that share the luck of a trial number. */
function checkSharedLuck(options: Options) {
  const experiments = Math.ceil(options.experiments / SHARED_SHARE)
  const sizes = { tasks: 60, configurations: 6, trials: 5, correlation: 0.6 }
  const { alone, withBlocks } = simulateSharedLuck({ ...options, experiments, ...sizes })
  const size = '60 tasks x 6 configurations, no effect, shared seeds'
  report(
    withBlocks,
    [0, 0.05],
    `${size}: a false "hurts: strong" in ${displayRate(withBlocks)} (at most 5 %) with the test of ` +
      `blocks, in ${displayRate(alone)} without`,
    experiments,
  )
}

const options = readOptions(process.argv.slice(2))
if (options) {
  console.log(
    `${options.experiments} experiments of each kind, seed ${options.seed}, 5 trials a cell`,
  )
  checkPages(options)
  checkIntervals(options)
  checkEquivalence(options)
  checkBoards(options)
  checkSharedLuck(options)
  process.exitCode = failed === 0 ? 0 : 1
} else {
  console.error(USAGE)
  process.exitCode = 2
}
