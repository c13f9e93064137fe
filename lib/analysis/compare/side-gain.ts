import { errorOf, foundOfNamedTasks } from '@/lib/cells/show-gain'
import { gainInterval } from '@/lib/stats/gain-interval'
import { intervalOf } from '@/lib/stats/interval'
import { DEFAULT_CONF, mean } from '@/lib/stats/numeric-rules'
import type { ComparedTask } from './compared-task'

/** The gain of one experiment on the tasks and configurations that both ran; interval for new tasks. */
export interface SideGain {
  readonly without: number
  readonly with: number
  readonly estimate: number
  readonly low: number | null
  readonly high: number | null
  readonly nTasks: number
}

/** Null without a common task. */
export function sideGain(tasks: readonly ComparedTask[], side: 'left' | 'right'): SideGain | null {
  const rates = tasks.map((task) => task[side])
  const [without, with_] = [
    mean(rates.map((one) => one.without)),
    mean(rates.map((one) => one.with)),
  ]
  const deltas = rates.map((one) => one.with - one.without)
  const families = tasks.map(({ family }) => family)
  const found = foundOfNamedTasks(gainInterval({ deltas }), deltas, families)
  const { estimate } = found
  const { lo, hi } = intervalOf(errorOf(found), DEFAULT_CONF)
  if (without === null || with_ === null || estimate === null) return null
  return { without, with: with_, estimate, low: lo, high: hi, nTasks: tasks.length }
}
