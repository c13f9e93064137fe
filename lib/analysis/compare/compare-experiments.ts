import type { Db } from '@/db/open-database'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { prepareTasks } from '@/lib/analysis/cell-table/prepare-tasks'
import type { CellTable, TableConfiguration } from '@/lib/cells/cell-table'
import { commonTasks, gainCells, type ComparedCells } from '@/lib/cells/common-cells'
import { compareTasks } from '@/lib/cells/compare-tasks'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import {
  matchConfigurations,
  type MatchBasis,
  type MatchedConfiguration,
} from '@/lib/cells/match-configurations'
import {
  gainDifferenceOfExperiments,
  type GainDifferenceOfExperiments,
} from '@/lib/stats/gain-difference-of-experiments'
import type { ComparedTask } from './compared-task'
import { compareDomainsOf, type DomainDifference } from './domain-differences'
import { sideGain, type SideGain } from './side-gain'

export type ConfigurationName = Pick<TableConfiguration, 'harness' | 'model' | 'effort'>

/** One of two compared experiments. */
export interface ComparedSide extends ExperimentFrame {
  /** Its own answer, on all that it ran. */
  readonly headline: Headline | null
  /** Its answer on what both ran; null where nothing is common. */
  readonly common: SideGain | null
  /** Configurations with trials in both arms that the other has not. */
  readonly only: readonly ConfigurationName[]
  /** Tasks that it measures in both arms and the other in neither or one. */
  readonly onlyTasks: readonly string[]
  /** Tasks that it shows to be harmed on all that it ran, and that the other has not. */
  readonly harmedOnlyHere: readonly string[]
}

export interface ComparedExperiments {
  readonly left: ComparedSide
  readonly right: ComparedSide
  /** Null where one of them compares nothing. */
  readonly difference: GainDifferenceOfExperiments | null
  readonly configurations: readonly {
    readonly left: ConfigurationName
    readonly right: ConfigurationName
    readonly basis: MatchBasis
  }[]
  readonly domains: readonly DomainDifference[]
  /** The largest difference first. */
  readonly tasks: readonly ComparedTask[]
}

/** The sides that were found; null for a slug that names no experiment. */
export type ComparedPair = {
  readonly left: ComparedSide | null
  readonly right: ComparedSide | null
  readonly compared: ComparedExperiments | null
}

/**
 * Two experiments under one question each for both: their gains, and how they differ on the tasks and
 * configurations that both ran (spec 2 §18).
 */
export async function compareExperiments(
  db: Db,
  slugs: { readonly left: string; readonly right: string },
  question: ViewQuestion,
): Promise<ComparedPair> {
  const [left, right] = await Promise.all(
    [slugs.left, slugs.right].map((slug) => openExperiment(db, slug, question)),
  )
  if (!left || !right)
    return {
      left: left ? await describeSide(left, question) : null,
      right: right ? await describeSide(right, question) : null,
      compared: null,
    }
  const compared = await compareOpen(left, right, question)
  return { left: compared.left, right: compared.right, compared }
}

const describeSide = async (
  open: OpenExperiment,
  question: ViewQuestion,
): Promise<ComparedSide> => ({
  ...describeFrame(open, question),
  headline: open.contrast && (await answerHeadline(open, open.contrast, question)),
  common: null,
  only: [],
  onlyTasks: [],
  harmedOnlyHere: [],
})

/** Configurations with counted trials in both arms. */
const comparable = ({ table, contrast }: ComparedCells) =>
  table.configurations.flatMap((configuration, index) =>
    contrast.commonTasks[index]! > 0 ? [{ index, configuration }] : [],
  )

async function compareOpen(
  left: OpenExperiment,
  right: OpenExperiment,
  question: ViewQuestion,
): Promise<ComparedExperiments> {
  const sides = {
    left: await describeSide(left, question),
    right: await describeSide(right, question),
  }
  if (!left.contrast || !right.contrast)
    return { ...sides, difference: null, configurations: [], domains: [], tasks: [] }
  const both = {
    left: { table: left.table, contrast: left.contrast },
    right: { table: right.table, contrast: right.contrast },
  }
  const lists = { left: comparable(both.left), right: comparable(both.right) }
  const matched = matchConfigurations(lists.left, lists.right)
  const pair = {
    left: narrow(both.left, matched, 'left'),
    right: narrow(both.right, matched, 'right'),
  }
  const tasks = matched.length === 0 ? [] : await listTasks(pair.left, pair.right, matched)
  const shared = new Set(tasks.map(({ task }) => task))
  const [own, others] = await Promise.all([both.left, both.right].map(listOwnTasks))
  const only = (side: 'left' | 'right') =>
    lists[side]
      .filter(({ index }) => !matched.some((match) => match[side] === index))
      .map(({ configuration }) => nameOf(configuration))
  return {
    left: {
      ...{ ...sides.left, common: sideGain(tasks, 'left'), only: only('left') },
      ...onlyHere(own!, others!, shared),
    },
    right: {
      ...{ ...sides.right, common: sideGain(tasks, 'right'), only: only('right') },
      ...onlyHere(others!, own!, shared),
    },
    difference: gainDifferenceOfExperiments({
      first: gainCells(pair.left, matched, 'left'),
      second: gainCells(pair.right, matched, 'right'),
      familyOf: familiesOf(tasks),
    }),
    configurations: matched.map((match) => ({
      left: nameOf(left.table.configurations[match.left]!),
      right: nameOf(right.table.configurations[match.right]!),
      basis: match.basis,
    })),
    domains: compareDomainsOf(tasks),
    tasks,
  }
}

/** Names of the tasks that an experiment measures in both arms, with whether each is shown to be harmed. */
async function listOwnTasks({ table, contrast }: ComparedCells): Promise<Map<string, boolean>> {
  await prepareTasks(table, contrast)
  const measured = compareTasks(table, contrast).filter(({ delta }) => delta !== null)
  return new Map(
    measured.map(({ task, finding }) => [table.tasks[task]!.name, finding === 'hurts_strong']),
  )
}

/** What one side has and the other has not; a harm also where both have the task but no cell of it alike. */
const onlyHere = (
  own: ReadonlyMap<string, boolean>,
  others: ReadonlyMap<string, boolean>,
  shared: ReadonlySet<string>,
) => ({
  onlyTasks: [...own.keys()].filter((name) => !others.has(name)).sort(),
  harmedOnlyHere: [...own].flatMap(([name, isHarmed]) =>
    isHarmed && !shared.has(name) ? [name] : [],
  ),
})

const familiesOf = (tasks: readonly ComparedTask[]) => {
  const families = new Map(tasks.map(({ task, family }) => [task, family]))
  return (task: string) => families.get(task) ?? null
}

const nameOf = ({ harness, model, effort }: TableConfiguration): ConfigurationName => ({
  harness,
  model,
  effort,
})

/** The same comparison on the matched configurations alone. */
const narrow = (
  { table, contrast }: ComparedCells,
  matched: readonly MatchedConfiguration[],
  side: 'left' | 'right',
): ComparedCells => ({
  table,
  contrast: {
    ...contrast,
    configurations: matched.map((match) => match[side]).sort((a, b) => a - b),
    basis: 'chosen',
  },
})

async function listTasks(
  left: ComparedCells,
  right: ComparedCells,
  matched: readonly MatchedConfiguration[],
): Promise<ComparedTask[]> {
  await prepareTasks(left.table, left.contrast)
  await prepareTasks(right.table, right.contrast)
  const [before, after] = [findings(left), findings(right)]
  return commonTasks(left, right, matched)
    .map(({ name, leftRates, rightRates, ...at }) => ({
      task: name,
      domain: left.table.tasks[at.left]!.domain ?? right.table.tasks[at.right]!.domain,
      family: left.table.tasks[at.left]!.family ?? right.table.tasks[at.right]!.family,
      left: { ...leftRates, finding: before[at.left]! },
      right: { ...rightRates, finding: after[at.right]! },
      difference: rightRates.with - rightRates.without - (leftRates.with - leftRates.without),
    }))
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.task < b.task ? -1 : 1))
}

const findings = ({ table, contrast }: { table: CellTable; contrast: Contrast }) =>
  compareTasks(table, contrast).map(({ finding }) => finding)
