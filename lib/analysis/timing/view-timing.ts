import { and, eq, isNotNull } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { offeredSkillSet, skill, skillSetVersion, skillVersion } from '@/db/schema'
import { openExperiment } from '@/lib/analysis/experiment/get-experiment'
import { listPrintedTables } from '@/lib/analysis/figure/list-printed-tables'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import { comparePrintedConditions, type PrintedPair } from '@/lib/cells/compare-printed-conditions'
import { resolveContrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { remember } from '@/lib/cells/remember'
import {
  readLoggedTiming,
  timingContrast,
  type LoggedTiming,
} from '@/lib/cells/timing/logged-timing'
import { readPrintedTimings, type PrintedTiming } from '@/lib/cells/timing/printed-timing'
import { summarizeWritten, type WrittenSummary } from '@/lib/cells/timing/summarize-written'
import { countBreakEven, type BreakEven } from './count-break-even'
import { listTextOverlaps, type TextOverlaps } from './list-text-overlaps'
import { listWrittenTexts } from './list-written-texts'

export interface TimingQuestion extends ViewQuestion {
  /** What writing the skills cost, US dollars; absent: one. */
  readonly writing?: number
}

/** What the page of timing shows. */
export interface TimingView extends ExperimentFrame {
  /** Authors by ways of writing, as sources print them. */
  readonly printed: readonly PrintedTiming[]
  /** Printed conditions of which one says when its skills were written, on common configurations. */
  readonly pairs: readonly PrintedPair[]
  /** Conditions of trials; null where none says when its skills were written. */
  readonly logged: LoggedTiming | null
  /** When writing is paid back; null without such conditions and a baseline. */
  readonly breakEven: BreakEven | null
  /** Texts that say who wrote them, and how; null: none does. */
  readonly written: WrittenSummary | null
  /** Words of tasks in the texts that were written for them; null: no such text was kept. */
  readonly overlaps: TextOverlaps | null
}

const isTimed = (key: string) => /^generated_(?:before|after)/.test(key)

/** Skills written before against after solving, printed and from trials; null: no such experiment. */
export async function viewTiming(
  db: Db,
  slug: string,
  question: TimingQuestion,
): Promise<TimingView | null> {
  const found = await openExperiment(db, slug, question)
  if (!found) return null
  const { experiment, table } = found
  const asked = timingContrast(found, question)
  const contrast = resolveContrast(table, asked, experiment.baselineKey, experiment.plannedTasks)
  const open = { ...found, contrast }
  const [tables, figures, authors, texts] = await Promise.all([
    listPrintedTables(db, experiment.id),
    listFigures(db, experiment.id),
    listAuthors(db, experiment.id),
    listWrittenTexts(db, experiment.id),
  ])
  const overlaps = await remember(table, 'text overlaps', null, () => listTextOverlaps(db, found))
  const { writing = 1 } = question
  const breakEven = await remember(table, 'break even', [asked.policy, writing], () =>
    countBreakEven(db, open, asked.policy, writing),
  )
  const key = [asked, experiment.baselineKey, experiment.plannedTasks]
  return {
    ...describeFrame(open, asked),
    printed: readPrintedTimings(tables),
    ...{ written: summarizeWritten(texts), overlaps, breakEven },
    pairs: comparePrintedConditions(figures).filter(
      (pair) => isTimed(pair.with) || isTimed(pair.without),
    ),
    logged: remember(table, 'timing', key, () =>
      readLoggedTiming(open, asked, (conditionId) => authors.get(conditionId) ?? []),
    ),
  }
}

/** Models that wrote what each condition offers, where a version names its author. */
async function listAuthors(db: Db, experimentId: number): Promise<Map<number, string[]>> {
  const rows = await db
    .selectDistinct({ conditionId: offeredSkillSet.conditionId, author: skillVersion.authorModel })
    .from(skillVersion)
    .innerJoin(skill, eq(skill.id, skillVersion.skillId))
    .innerJoin(skillSetVersion, eq(skillSetVersion.versionId, skillVersion.id))
    .innerJoin(offeredSkillSet, eq(offeredSkillSet.setId, skillSetVersion.setId))
    .where(and(eq(skill.experimentId, experimentId), isNotNull(skillVersion.authorModel)))
    .orderBy(skillVersion.authorModel)
  const authors = new Map<number, string[]>()
  for (const { conditionId, author } of rows)
    if (conditionId !== null && author !== null)
      authors.set(conditionId, [...(authors.get(conditionId) ?? []), author])
  return authors
}
