import { displayPoints } from '@/lib/display'
import { isAbove, signOf } from '@/lib/stats/numeric-rules'
import type { MixSplit } from '@/lib/cells/split-mix'
import type { ArmTotals } from './arm-totals'
import type { Warning } from './warning'

/** A naive comparison says the opposite (spec 12.1). */
export function reversalWarning(
  delta: number,
  without: ArmTotals,
  with_: ArmTotals,
): Warning | null {
  const naive = [unpairedOf(without, with_), pooledOf(without, with_)]
  const reversed = naive.find((value) => value !== null && signOf(value) * signOf(delta) < 0)
  if (reversed === undefined || reversed === null) return null
  return {
    code: 'sign_reversal',
    text: `A naive comparison shows the opposite: all trials of each arm, whatever their tasks, differ by ${displayPoints(reversed, ' pp')}; over common tasks, each counted once, the gain is ${displayPoints(delta, ' pp')}.`,
  }
}

const unpairedOf = (without: ArmTotals, with_: ArmTotals) =>
  without.unpaired === null || with_.unpaired === null ? null : with_.unpaired - without.unpaired

const pooledOf = (without: ArmTotals, with_: ArmTotals) =>
  without.counted === 0 || with_.counted === 0
    ? null
    : with_.rewards / with_.counted - without.rewards / without.counted

/** Part of the naive difference is another mix of domains (spec 12.2). */
export function mixWarning({ total, mixEffect, simpsonReversal }: MixSplit): Warning | null {
  if (total === null || mixEffect === null || !isAbove(Math.abs(mixEffect), 0.02)) return null
  return {
    code: 'mix_differs',
    text: `The arms ran another mix of domains: of the ${displayPoints(total, ' pp')} between all trials with and all without, ${displayPoints(mixEffect, ' pp')} come from running different tasks.${simpsonReversal ? ' Every domain moves the other way than the whole.' : ''} The headline compares common tasks only.`,
  }
}

/** Each arm on its own tasks would show something else (spec 12.1). */
export function unpairedWarning(
  delta: number,
  without: ArmTotals,
  with_: ArmTotals,
): Warning | null {
  if (without.unpaired === null || with_.unpaired === null) return null
  const unpaired = with_.unpaired - without.unpaired
  if (!isAbove(Math.abs(unpaired - delta), 0.02)) return null
  return {
    code: 'unpaired_differs',
    text: `The arms ran different tasks: each arm on its own tasks would show ${displayPoints(unpaired, ' pp')}. The headline compares common tasks only.`,
  }
}

/** Averaging over trials would show something else (spec 12.1). */
export function pooledWarning(delta: number, without: ArmTotals, with_: ArmTotals): Warning | null {
  if (without.counted === 0 || with_.counted === 0) return null
  const pooled = with_.rewards / with_.counted - without.rewards / without.counted
  if (!isAbove(Math.abs(pooled - delta), 0.02)) return null
  return {
    code: 'pooled_differs',
    text: `Unequal trial counts matter here: averaging over trials instead of tasks would show ${displayPoints(pooled, ' pp')}.`,
  }
}
