import type { CellTable } from '@/lib/cells/cell-table'
import type { Contrast } from '@/lib/cells/contrast'
import { daysApart, FAR_DAYS, type ExperimentRunFacts, type RunFacts } from '@/lib/cells/run-facts'
import { armId } from '@/lib/cells/arm-usage'
import { displayCount, displayCounted } from '@/lib/display'
import { isAbove } from '@/lib/stats/numeric-rules'
import type { Warning } from './warning'

const MOST_NAMED = 3
/** Shares of trials lost to the provider that differ by more are said. */
const UNEQUAL_LOSS = 0.05

interface ArmRuns {
  /** What the configuration is called. */
  readonly name: string
  readonly without: RunFacts
  readonly with: RunFacts
}

function armRuns(table: CellTable, contrast: Contrast, facts: ExperimentRunFacts): ArmRuns[] {
  return contrast.configurations.flatMap((index) => {
    const { id, key, model, harness, effort } = table.configurations[index]!
    const name = [model, harness, effort].filter(Boolean).join(' · ') || key
    const of = (condition: number) =>
      facts.byArm.get(armId(id, table.conditions[condition]!.id)) ?? null
    const [without, with_] = [of(contrast.without), of(contrast.with)]
    return without && with_ ? [{ name, without, with: with_ }] : []
  })
}

/** The two arms of a configuration ran other versions of its harness, or weeks apart (spec 12.4), or lost others. */
export function runWarnings(
  table: CellTable,
  contrast: Contrast,
  facts: ExperimentRunFacts,
): Warning[] {
  const arms = armRuns(table, contrast, facts)
  const sampled =
    facts.nTasksRead < table.tasks.length
      ? ` (seen in ${displayCounted(facts.nTasksRead, 'task')} looked at)`
      : ''
  const found = [
    providerWarning(arms, sampled),
    versionsWarning(arms, sampled),
    datesWarning(arms, sampled),
  ]
  return found.filter((warning) => warning !== null)
}

/** One arm lost more of its trials to the provider than the other: refused, limited, unreachable. */
function providerWarning(arms: readonly ArmRuns[], sampled: string): Warning | null {
  const total = (side: 'without' | 'with', key: 'nTrials' | 'nLostToProvider') =>
    arms.reduce((sum, arm) => sum + arm[side][key], 0)
  const side = (name: 'without' | 'with') => {
    const [lost, of] = [total(name, 'nLostToProvider'), total(name, 'nTrials')]
    return { share: of === 0 ? 0 : lost / of, says: `${displayCount(lost)} of ${displayCount(of)}` }
  }
  const [without, with_] = [side('without'), side('with')]
  if (!isAbove(Math.abs(with_.share - without.share), UNEQUAL_LOSS)) return null
  const [more, less] =
    with_.share > without.share
      ? [`with skills ${with_.says} trials`, `without ${without.says}`]
      : [`without skills ${without.says} trials`, `with ${with_.says}`]
  return {
    code: 'provider_losses',
    text: `One arm lost more trials to the provider (limits, credit, login, outages)${sampled}: ${more}, ${less}. They are left out, not counted against the agent; run them again before you trust the gain.`,
  }
}

const versionsOf = ({ versions }: RunFacts) => [...versions.keys()].sort()

function versionsWarning(arms: readonly ArmRuns[], sampled: string): Warning | null {
  const other = arms.filter(({ without, with: with_ }) => {
    const [a, b] = [versionsOf(without), versionsOf(with_)]
    return a.length > 0 && b.length > 0 && a.join() !== b.join()
  })
  if (other.length === 0) return null
  const named = gathered(
    other,
    ({ without, with: with_ }) =>
      `${versionsOf(without).join(', ')} without, ${versionsOf(with_).join(', ')} with`,
  )
  return {
    code: 'versions_differ',
    text: `The arms ran other versions of the harness${sampled}: ${named}. Part of the gain may be the version’s.`,
  }
}

const span = ({ firstDay, lastDay }: RunFacts) =>
  firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`

function datesWarning(arms: readonly ArmRuns[], sampled: string): Warning | null {
  const apart = arms.filter(({ without, with: with_ }) => daysApart(without, with_) > FAR_DAYS)
  if (apart.length === 0) return null
  const named = gathered(
    apart,
    ({ without, with: with_ }) => `${span(without)} without, ${span(with_)} with`,
  )
  return {
    code: 'dates_differ',
    text: `The arms were run more than ${displayCounted(FAR_DAYS, 'day')} apart${sampled}: ${named}. The model behind a name may have changed meanwhile.`,
  }
}

/** What is said of the arms, once for those of which it is the same; a few are named, the others counted. */
function gathered(arms: readonly ArmRuns[], say: (arm: ArmRuns) => string): string {
  const said = new Map<string, string[]>()
  for (const arm of arms) said.set(say(arm), [...(said.get(say(arm)) ?? []), arm.name])
  const groups = [...said].slice(0, MOST_NAMED)
  const nRest = arms.length - groups.reduce((sum, [, names]) => sum + names.length, 0)
  const named = groups.map(([words, names]) => {
    const shown = names.slice(0, MOST_NAMED).join(', ')
    const rest = names.length - MOST_NAMED
    return `${shown}${rest > 0 ? ` and ${displayCount(rest)} more` : ''}: ${words}`
  })
  return [...named, ...(nRest > 0 ? [`and ${displayCount(nRest)} more`] : [])].join('; ')
}
