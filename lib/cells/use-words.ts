import type { UseChange, UseFound } from './use-change'
import type { UseRow } from './use-change-by'
import { USE_NAMES, USES, type Use } from '@/lib/domain/trial-measure'
import {
  displayCost,
  displayCount,
  displayCounted,
  displayDuration,
  displayTokens,
} from '@/lib/display'
import { sayTasksRough } from './say-tasks'
import { isAbove, isAtMost, isBelow } from '@/lib/stats/numeric-rules'

const DISPLAY: Record<Use, (value: number | null) => string> = {
  tokens_total: displayTokens,
  cost_usd: displayCost,
  duration_ms: displayDuration,
  steps: (value) => displayCount(value === null ? null : Math.round(value * 10) / 10),
  tool_calls: (value) => displayCount(value === null ? null : Math.round(value * 10) / 10),
  tool_errors: (value) => displayCount(value === null ? null : Math.round(value * 10) / 10),
}

/** A use of a run in its own unit. */
export const displayUse = (measure: Use, value: number | null): string => DISPLAY[measure](value)

/** A relative change: `+23 %`; a dash where it is unknown. */
export function displayChange(change: number | null, unit = ' %'): string {
  if (change === null) return '—'
  const text = (Math.abs(change) * 100).toFixed(Math.abs(change) < 0.0995 ? 1 : 0)
  const sign = Number(text) === 0 ? '' : change > 0 ? '+' : '−'
  return `${sign}${text}${unit}`
}

/** Few tasks have wide intervals on a logarithm: past tenfold their size says nothing more. */
const displayLimit = (change: number): string =>
  change > 9.99 ? '> +999' : displayChange(change, '')

export const displayChangeInterval = ({
  changeLow,
  changeHigh,
}: Pick<UseFound, 'changeLow' | 'changeHigh'>): string =>
  changeLow === null || changeHigh === null
    ? '—'
    : `[${displayLimit(changeLow)}, ${displayLimit(changeHigh)}]`

type ChangeWords = 'more' | 'less' | 'can’t tell yet'

/** What one row of several allows to say: its q decides, as for tasks. */
export function sayRow({ q, change: { change } }: UseRow): ChangeWords {
  if (q === null || change === null || !isAtMost(q, 0.05)) return 'can’t tell yet'
  return change > 0 ? 'more' : 'less'
}

/** The same beside the interval of the row, which alone may seem to say more. */
export function sayRowBeside(row: UseRow): string {
  const said = sayRow(row)
  return said === 'can’t tell yet' && row.q !== null && sayChange(row.change) !== said
    ? `${said} · ${WITHIN_NOISE}`
    : said
}

/** Where an interval leaves 0 behind, but not all of its kind that do can be believed. */
export const WITHIN_NOISE = 'within noise after the correction'

/** What the interval of a change allows to say. */
export function sayChange({
  changeLow,
  changeHigh,
}: Pick<UseFound, 'changeLow' | 'changeHigh'>): ChangeWords {
  if (changeLow === null || changeHigh === null) return 'can’t tell yet'
  return isAbove(changeLow, 0) ? 'more' : isBelow(changeHigh, 0) ? 'less' : 'can’t tell yet'
}

/** What the change is of: tasks are none where a source prints means of configurations. */
export const oneOf = ({ basis }: Pick<UseFound, 'basis'>): string =>
  basis === 'tasks' ? 'task' : 'configuration'

export const sayBasis = ({ basis, n: nTasks, ...found }: UseFound): string =>
  basis === 'tasks'
    ? `over ${sayTasksRough({ nTasks, ...found })}`
    : `over ${displayCounted(nTasks, 'configuration')}, as printed`

/** Limits of a ratio of totals as a relative change, or why there are none. */
export const sayRatio = (found: UseFound): string =>
  displayBillInterval(found) ??
  (found.basis === 'tasks'
    ? 'too few tasks for an interval'
    : `no interval: a sum of ${displayCounted(found.n, 'printed mean')}`)

/** Runs that a number leaves out; null where none. */
export function sayLost(change: UseChange): string | null {
  const { nExcludedWith, nExcludedWithout } = change
  return nExcludedWith + nExcludedWithout === 0
    ? null
    : `runs left out, unknown or 0: ${displayCount(nExcludedWith)} with, ${displayCount(nExcludedWithout)} without`
}

/** Runs whose use was cut off, which all measures share; null where none. */
export function sayTimedOut([change]: readonly UseChange[]): string | null {
  const timedOut = change ? change.nTimedOutWith + change.nTimedOutWithout : 0
  return timedOut === 0
    ? null
    : `${displayCounted(timedOut, 'run')} stopped at the time limit: ${timedOut === 1 ? 'its' : 'their'} real use is larger.`
}

/** The one that stands beside success: tokens, else what they cost. */
export const headlineUse = (changes: readonly UseChange[]): UseChange | null =>
  changes.find(({ measure }) => measure === 'tokens_total') ??
  changes.find(({ measure }) => measure === 'cost_usd') ??
  null

/** What a run does with a measure, and what the measure is called within a sentence. */
const IN_WORDS: Record<Use, { verb: string; more: string; less: string; noun: string }> = {
  tokens_total: { verb: 'uses', more: 'more tokens', less: 'fewer tokens', noun: 'tokens' },
  cost_usd: { verb: 'costs', more: 'more', less: 'less', noun: 'cost' },
  duration_ms: { verb: 'takes', more: 'more time', less: 'less time', noun: 'time' },
  steps: { verb: 'takes', more: 'more steps', less: 'fewer steps', noun: 'steps' },
  tool_calls: {
    verb: 'makes',
    more: 'more tool calls',
    less: 'fewer tool calls',
    noun: 'tool calls',
  },
  tool_errors: {
    ...{ verb: 'has', more: 'more failed tool calls', less: 'fewer failed tool calls' },
    noun: 'failed tool calls',
  },
}

/** Limits of the whole bill as a change of it; null where there are too few tasks. */
export const displayBillInterval = ({ ratioLow, ratioHigh }: UseFound): string | null =>
  ratioLow === null || ratioHigh === null
    ? null
    : `[${displayLimit(ratioLow - 1)}, ${displayLimit(ratioHigh - 1)}]`

/** A size without its sign. */
const sizeOf = (change: number) => displayChange(Math.abs(change)).replace('+', '')

/** What stands beside success: `23 % more tokens [+11, +37]`. */
export function sayUsePhrase(found: UseFound): string {
  const { measure, change } = found
  const { more, less } =
    measure === 'cost_usd' ? { more: 'higher cost', less: 'lower cost' } : IN_WORDS[measure]
  return `${sizeOf(change ?? 0)} ${(change ?? 0) < 0 ? less : more} ${displayChangeInterval(found)}`
}

/** Whether runs use more or less cannot be told: that, in words that go into a sentence. */
export function sayUseUnclear(found: UseFound): string {
  const { measure, change } = found
  if (found.changeLow === null)
    return `${IN_WORDS[measure].noun} ${displayChange(change)}, without an interval`
  const isOne = measure === 'cost_usd' || measure === 'duration_ms'
  return `whether ${IN_WORDS[measure].noun} ${isOne ? 'changes' : 'change'} cannot be told yet: ${displayChange(change)} ${displayChangeInterval(found)}`
}

/** As one reads it: a size and where to, or that there is none. */
function sayMoreOrLess({ measure }: UseFound, change: number): string {
  const { more, less, noun } = IN_WORDS[measure]
  if (Number(sizeOf(change).replace(' %', '')) === 0)
    return measure === 'cost_usd' ? 'the same' : `the same ${noun}`
  return `${sizeOf(change)} ${change < 0 ? less : more}`
}

const isEven = (change: number) => displayChange(change, '') === '0.0'

/** The bill beside a typical task; empty where no total is known. */
function sayBill(found: UseFound): string {
  const { measure, ratio } = found
  if (ratio === null) return ''
  const name = measure === 'tokens_total' || measure === 'cost_usd' ? 'whole bill' : 'total'
  const limits = displayBillInterval(found)
  const size = isEven(ratio - 1)
    ? 'the same'
    : `${sizeOf(ratio - 1)} ${ratio < 1 ? 'lower' : 'higher'}`
  const why = goesTheOtherWay(found) ? `: ${whatDecides(found)}` : ''
  if (limits !== null) return ` The ${name} is ${size} ${limits} %${why}.`
  // Means that a source prints are no bill: how many runs each stands for is not summed here.
  if (found.basis === 'configurations')
    return ` The sum of the ${displayCounted(found.n, 'printed mean')} is ${size}${sayLargest(found)}; it has no interval${why}.`
  const none = found.changeLow === null ? '' : '; it has no interval'
  return ` The ${name} is ${size}${none}${why}.`
}

const whatDecides = ({ basis }: Pick<UseFound, 'basis'>): string =>
  basis === 'tasks'
    ? 'the tasks and runs that use most decide it, while each task counts once in the typical change'
    : 'the configurations that use most decide it, while each counts once in the typical change'

/** Whether a sum falls while a typical task rises, or the other way round. */
const goesTheOtherWay = ({ n, change, ratio }: UseFound): boolean =>
  n > 1 &&
  change !== null &&
  ratio !== null &&
  !isEven(change) &&
  !isEven(ratio - 1) &&
  change > 0 !== ratio > 1

/** What runs use that nothing says, of what logs can say; null where all is known. */
export function sayUnknownUse(changes: readonly UseChange[], source: 'logs' | 'published') {
  const unknown = USES.filter((use) => changes.every(({ measure }) => measure !== use))
  const names = unknown.map((use) => USE_NAMES[use].toLowerCase()).join(', ')
  if (unknown.length === 0) return null
  return source === 'logs' ? `Not in these logs: ${names}.` : `The source does not print: ${names}.`
}

/** Why the whole bill goes the other way than a typical task in some of these; null where in none. */
export function sayOtherWay(changes: readonly UseChange[]): string | null {
  const names = changes.filter(goesTheOtherWay).map(({ measure }) => IN_WORDS[measure].noun)
  return names.length === 0
    ? null
    : `The whole bill goes the other way than a typical ${oneOf(changes[0]!)} (${names.join(', ')}): ${whatDecides(changes[0]!)}.`
}

/** One of many that is more than a quarter decides a sum nearly alone. */
const sayLargest = ({ largestShare, n }: UseFound): string =>
  n > 1 && largestShare !== null && largestShare > 0.25
    ? `, one of them being ${(largestShare * 100).toFixed(0)} % of it`
    : ''

/** Why a change has no interval. */
function whyNone({ basis, n, nFamilies }: UseFound): string {
  if (nFamilies === 1) return 'all tasks are of one family, so that there is no interval'
  if (n > 1) return `every ${oneOf({ basis })} changes by the same, so that there is no interval`
  return `one ${oneOf({ basis })} has no interval`
}

/**
 * The finding: `A typical task uses 23 % more tokens with skills, very likely between +11 and +37 %.`
 * `under` says with what, where it is not skills.
 */
export function sayChangeSentence(found: UseFound, under = 'with skills'): string {
  const { measure, n, change, changeLow, changeHigh } = found
  const { verb, noun } = IN_WORDS[measure]
  const one = oneOf(found)
  if (change === null) return 'No task is known in both arms.'
  const bill = sayBill(found)
  const which = n > 1 ? `A typical ${one}` : `The only ${one} that both arms know`
  const said = `${which} ${verb} ${sayMoreOrLess(found, change)} ${under}`
  if (changeLow === null || changeHigh === null) return `${said}; ${whyNone(found)}.${bill}`
  const between = `between ${displayLimit(changeLow)} and ${displayLimit(changeHigh)} %`
  if (sayChange(found) !== 'can’t tell yet') return `${said}, very likely ${between}.${bill}`
  const whether =
    under === 'with skills'
      ? `Whether skills change the ${noun} of a typical ${one}`
      : `Whether a typical ${one} ${verb} more or less ${under}`
  return `${whether} cannot be told yet: ${displayChange(change)}, ${between}.${bill}`
}
