import type { Db } from '@/db/open-database'
import { readCellsWith, readImportedCells } from '@/lib/analysis/cell-table/load-cells'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { loadRunFacts } from '@/lib/analysis/experiment/load-run-facts'
import { letOthersRun } from '@/lib/analysis/run-in-parts'
import { planOf } from '@/lib/cells/bound-missing'
import type { CellTable } from '@/lib/cells/cell-table'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { countingSuspects, countSlots, type SlotCounts } from '@/lib/cells/health/count-slots'
import { gainsByRule, type RuleAnswer } from '@/lib/cells/health/gains-by-rule'
import { settingDifferences } from '@/lib/cells/health/setting-differences'
import { findUnequalLosses, type UnequalLosses } from '@/lib/cells/health/unequal-losses'
import { remember } from '@/lib/cells/remember'
import { hasChanges } from '@/lib/domain/review-change'
import type { HealthFinding } from '@/lib/domain/health'
import { collectFindings } from './collect-findings'
import { drawGrid, type HealthGrid } from './draw-grid'
import { findCopies, findCopiedSkills, type CopiedSkill, type CopiedTrials } from './find-copies'
import { countExcluded } from '@/lib/analysis/review/find-imported'
import { listChanges, type ChangeRow } from '@/lib/analysis/review/list-changes'
import { countSkillsWithout } from '@/lib/analysis/measure/count-skills-without'
import { countWithoutTrace, findSuspects } from './find-suspects'
import { listArmFailures, listArmGaps } from './list-arm-gaps'

export interface HealthQuestion extends ViewQuestion {
  /** Only tasks of this domain in the grid; the empty one is none. */
  readonly domain: string | null
}

/** Whether the data of an experiment can be trusted. */
export interface HealthView extends ExperimentFrame {
  readonly slots: SlotCounts
  /** Whether a source says what was planned; logs show only what was run. */
  readonly isPlanStated: boolean
  /** Trials that are said to have had no skills, and read one. */
  readonly nSuspect: number
  /** Trials that are said to have had no skills, were offered some and read none. */
  readonly nOfferedUnread: number
  readonly grid: HealthGrid
  readonly findings: readonly HealthFinding[]
  /** Null where nothing is compared. */
  readonly losses: UnequalLosses | null
  readonly copies: {
    readonly trials: readonly CopiedTrials[]
    readonly skills: readonly CopiedSkill[]
  }
  /** Of how many tasks versions, time limits and days were read. */
  readonly nTasksRead: number
  /** The gain with what is doubtful counted in other ways; empty where nothing is compared. */
  readonly gains: readonly RuleAnswer[]
  /** What reviewers changed, the newest first, undone ones included. */
  readonly reviews: readonly ChangeRow[]
}

/** Null: no such experiment. */
export async function summarizeHealth(
  db: Db,
  slug: string,
  question: HealthQuestion,
): Promise<HealthView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { experiment, table, contrast } = open
  const seen = await remember(table, 'health', [experiment.plannedTasks], () => inspect(db, open))
  const { slots, suspects, counting, copies, runs, excluded } = seen
  const settings = contrast ? settingDifferences(table, contrast, runs) : []
  return {
    ...describeFrame(open, question),
    slots: slots.total,
    isPlanStated: planOf(experiment, table).isStated,
    nSuspect: suspects.reduce((sum, { n }) => sum - n, 0),
    nOfferedUnread: seen.skillsWithout.reduce((sum, { nUnread }) => sum + nUnread, 0),
    grid: await remember(table, 'health grid', [experiment.plannedTasks, question.domain], () =>
      drawGrid(db, experiment.id, table, {
        slots,
        suspects,
        counting,
        excluded,
        domain: question.domain,
      }),
    ),
    findings: collectFindings(table, { ...seen, settings }),
    losses:
      contrast && remember(table, 'losses', [contrast], () => findUnequalLosses(table, contrast)),
    ...{ copies, nTasksRead: runs.nTasksRead },
    gains: await answerRules(db, open, question, suspects),
    reviews: await listChanges(db, experiment.id),
  }
}

/** What does not follow from the comparison: computed once for each version of the data. */
async function inspect(db: Db, { experiment, table }: OpenExperiment) {
  const { id } = experiment
  const suspects = table.isAsImported ? [] : await findSuspects(db, id)
  const counting = countingSuspects(table, suspects)
  const slots = countSlots(table, planOf(experiment, table), counting)
  await letOthersRun()
  const excluded = table.isAsImported ? [] : await countExcluded(db, id)
  const withoutTrace = await countWithoutTrace(db, id)
  const skillsWithout = table.isAsImported ? [] : await countSkillsWithout(db, id)
  await letOthersRun()
  const [gaps, failures] = [await listArmGaps(db, id), await listArmFailures(db, id)]
  await letOthersRun()
  const runs = await loadRunFacts(db, id, table)
  const trials = await findCopies(db, id, table)
  const copies = { trials, skills: await findCopiedSkills(db, id) }
  return {
    ...{ slots, suspects, counting, excluded, skillsWithout, withoutTrace },
    ...{ gaps, failures, runs, copies },
  }
}

type Suspects = Awaited<ReturnType<typeof findSuspects>>

async function answerRules(
  db: Db,
  open: OpenExperiment,
  question: HealthQuestion,
  suspects: Suspects,
): Promise<RuleAnswer[]> {
  const { experiment, table, contrast } = open
  if (!contrast) return []
  const clean: CellTable | null =
    suspects.length === 0
      ? null
      : await remember(table, 'cells without suspects', null, () =>
          readCellsWith(db, experiment.id, table, suspects),
        )
  const imported =
    hasChanges(table.changes) && !table.isAsImported
      ? await remember(table, 'as imported', null, () =>
          readImportedCells(db, experiment.id, table),
        )
      : null
  const tables = {
    ...(clean && { without_suspects: clean }),
    ...(imported && { as_imported: imported }),
  }
  const { uncertainty, weighting } = question
  const asked = [contrast, uncertainty, weighting, experiment.plannedTasks]
  return remember(table, 'gains by rule', asked, () =>
    gainsByRule(open, contrast, { uncertainty, weighting }, tables),
  )
}
