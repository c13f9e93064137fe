import type { Use, UseChange } from '@/lib/analysis/measure/compare-use'
import {
  displayCost,
  displayCount,
  displayCounted,
  displayDuration,
  displayTokens,
} from '@/lib/display'
import { isAbove, isBelow } from '@/lib/stats/numeric-rules'

export const USE_NAMES: Record<Use, string> = {
  tokens_total: 'Tokens',
  cost_usd: 'Cost',
  duration_ms: 'Time',
  steps: 'Steps',
  tool_calls: 'Tool calls',
  tool_errors: 'Failed tool calls',
}

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

export const displayChangeInterval = ({ changeLow, changeHigh }: UseChange): string =>
  changeLow === null || changeHigh === null
    ? '—'
    : `[${displayChange(changeLow, '')}, ${displayChange(changeHigh, '')}]`

/** What the interval of a change allows to say. */
export function sayChange({
  changeLow,
  changeHigh,
}: UseChange): 'more' | 'less' | 'can’t tell yet' {
  if (changeLow === null || changeHigh === null) return 'can’t tell yet'
  return isAbove(changeLow, 0) ? 'more' : isBelow(changeHigh, 0) ? 'less' : 'can’t tell yet'
}

export const sayBasis = ({ basis, n }: UseChange): string =>
  basis === 'tasks'
    ? `over ${displayCounted(n, 'task')}`
    : `over ${displayCounted(n, 'configuration')}, as printed`

/** Runs that a number leaves out; null where none. */
export function sayLost(change: UseChange): string | null {
  const excluded = change.nExcludedWith + change.nExcludedWithout
  return excluded === 0 ? null : `${displayCounted(excluded, 'run')} without a value left out`
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
