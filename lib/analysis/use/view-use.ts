import type { Db } from '@/db/open-database'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listPrintedCells } from '@/lib/analysis/measure/compare-use'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import {
  listScopedCells,
  listUseChanges,
  measureChanges,
  NO_CHANGES,
  type ScopedUse,
  type UseChanges,
} from '@/lib/analysis/measure/measure-changes'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import { resolveContrast, type Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { comparableConditions, listConditionPairs } from '@/lib/cells/list-condition-pairs'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'
import { summarizeUse, type UseChange } from '@/lib/cells/use-change'
import { correctRows, costsBySize, type UseRow, type UseTask } from '@/lib/cells/use-change-by'
import { comparePairUse } from './compare-pair-use'
import type { UseDomains } from '@/lib/cells/use-domains'
import { SKILL_SIZES, type SkillSize } from '@/lib/domain/skill-size'
import type { Use, UseScope } from '@/lib/domain/trial-measure'

/** How a view takes the change of a use apart. */
export type UsePartKey = 'domain' | 'configuration' | 'pair' | 'condition' | SkillSize

export interface UsePart {
  readonly key: UsePartKey
  readonly rows: readonly UseRow[]
}

export interface UseQuestion extends ViewQuestion, ScopedUse {
  readonly view: 'overview' | 'domains' | 'models' | 'conditions' | 'skills'
}

/** What a view says of something that runs use, where its link asks for that instead of success. */
export interface UseView extends ExperimentFrame {
  /** Success, which stands beside. */
  readonly headline: Headline | null
  readonly measure: Use
  readonly only: UseScope
  /** Null: nothing compared knows it. */
  readonly change: UseChange | null
  readonly parts: readonly UsePart[]
  /** Whether domains differ in it; null where the view is not by domain, or no task is known. */
  readonly differ: UseDomains | null
  /** Of the overview: every other measure, and the tasks that cost most. */
  readonly all: readonly UseChange[]
  readonly costliest: readonly UseTask[]
}

const COSTLIEST = 7

/** The change of a use as a view takes it apart; null: no such experiment. */
export async function viewUse(
  db: Db,
  slug: string,
  question: UseQuestion,
): Promise<UseView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { contrast } = open
  const { measure, view } = question
  const only = open.experiment.kind === 'published' ? 'all' : question.only
  const frame = { ...describeFrame(open, question), measure, only }
  if (!contrast)
    return {
      ...frame,
      headline: null,
      change: null,
      parts: [],
      differ: null,
      all: [],
      costliest: [],
    }
  const headline = await answerHeadline(open, contrast, question)
  await letOthersRun()
  const changes = await measureChanges(db, open, contrast, { measure, only })
  const isOverview = view === 'overview'
  return {
    ...{ ...frame, headline, change: changes.change },
    parts: await listParts(db, open, contrast, { ...question, only }, changes),
    differ: isOverview || view === 'domains' ? changes.differ : null,
    all: isOverview ? await listUseChanges(db, open, contrast) : [],
    costliest: isOverview
      ? changes.tasks.slice(0, COSTLIEST).filter(({ change }) => change > 0)
      : [],
  }
}

async function listParts(
  db: Db,
  open: OpenExperiment,
  contrast: Contrast,
  question: UseQuestion,
  { byConfiguration, byDomain }: UseChanges = NO_CHANGES,
): Promise<UsePart[]> {
  const domains = { key: 'domain' as const, rows: byDomain }
  const configurations = { key: 'configuration' as const, rows: byConfiguration }
  switch (question.view) {
    case 'overview':
      return [domains, configurations]
    case 'domains':
      return [domains]
    case 'models':
      return [
        configurations,
        { key: 'pair', rows: await comparePairUse(db, open, contrast, question) },
      ]
    case 'conditions':
      return [{ key: 'condition', rows: await compareConditionUse(db, open, question) }]
    case 'skills':
      return listBySize(db, open, contrast, question)
  }
}

/** Every pair of conditions, each on the tasks and configurations that both have. */
function compareConditionUse(
  db: Db,
  open: OpenExperiment,
  question: UseQuestion,
): Promise<UseRow[]> {
  const { table, contrast, experiment } = open
  const { baselineKey, plannedTasks } = experiment
  const { policy, configurations, measure, only } = question
  const asked = [contrast, policy, configurations, baselineKey, plannedTasks, measure, only]
  return remember(table, 'use by condition', asked, async () => {
    const known = comparableConditions(table)
    const baseline = table.conditions[contrast!.without]!.key
    const label = new Map(known.map(({ key, label }) => [key, label]))
    const figures = experiment.kind === 'published' ? await listFigures(db, experiment.id) : null
    const rows: Omit<UseRow, 'q'>[] = []
    for (const keys of listConditionPairs(known, baseline)) {
      const pair = resolveContrast(table, { ...question, ...keys }, baselineKey, plannedTasks)
      if (!pair) continue
      const change = figures
        ? summarizeUse(measure, 'configurations', listPrintedCells(table, pair, measure, figures))
        : summarizeUse(measure, 'tasks', await listScopedCells(db, open, pair, { measure, only }))
      rows.push({
        key: `${keys.without} → ${keys.with}`,
        name: `${label.get(keys.without)} → ${label.get(keys.with)}`,
        change,
      })
      await letOthersRun()
    }
    return correctRows(rows)
  })
}

/** By class of each size that tasks know. */
const listBySize = (
  db: Db,
  open: OpenExperiment,
  contrast: Contrast,
  { measure, only }: UseQuestion,
): Promise<UsePart[]> =>
  remember(open.table, 'use by size', [contrast, measure, only], async () => {
    const cells = await listScopedCells(db, open, contrast, { measure, only })
    const parts: UsePart[] = []
    for (const size of SKILL_SIZES) {
      const rows = costsBySize(open.table, contrast, measure, cells, size)
      if (rows.length > 0) parts.push({ key: size, rows })
      await letOthersRun()
    }
    return parts
  })
