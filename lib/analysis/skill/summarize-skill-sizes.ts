import { answerSizes, type SizeFinding } from '@/lib/cells/answer-sizes'
import type { Db } from '@/db/open-database'
import { SKILL_SIZES, sizesOf, type SkillSize } from '@/lib/domain/skill-size'
import { ERROR_POLICIES, type ErrorPolicy } from '@/lib/domain/error-policy'
import type { CellTable } from '@/lib/cells/cell-table'
import { measureTasks } from '@/lib/cells/compare-tasks'
import { offeredSizes } from '@/lib/cells/offered-sizes'
import type { Contrast } from '@/lib/cells/contrast'
import {
  describeFrame,
  type ExperimentFrame,
  type ViewQuestion,
} from '@/lib/cells/describe-contrast'
import { openExperiment, type OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { measureActivation, type Activation } from '@/lib/analysis/measure/measure-activation'
import { listFigures } from '@/lib/analysis/measure/list-figures'
import type { Figure } from '@/lib/domain/published-figure'
import {
  correlateSize,
  relateSize,
  type SizeCorrelation,
  type SizeRelation,
} from '@/lib/cells/relate-size'
import { answerHeadline } from '@/lib/analysis/experiment/answer-headline'
import type { Headline } from '@/lib/cells/make-headline'
import { remember } from '@/lib/cells/remember'
import { rerunErrors } from '@/lib/cells/rerun-error'
import type { SizedTask } from '@/lib/cells/sized-task'
import { taskGain } from '@/lib/cells/describe-task'
import type { Gain } from '@/lib/domain/gain'

/** The same with the interval of its gain, as on the page of the task. */
export interface ListedSizedTask extends SizedTask {
  readonly interval: Pick<Gain, 'low' | 'high' | 'method'>
}

/** How size goes along with the gain under one policy. */
export interface SizeAnswer extends SizeCorrelation {
  readonly policy: ErrorPolicy
}

export interface SkillSizesView extends ExperimentFrame {
  readonly headline: Headline | null
  /** The gain as offered and as read; null where no trajectory can tell. */
  readonly activation: Activation | null
  readonly size: SkillSize
  /** Tasks that enter the means and know each size. */
  readonly nKnown: Readonly<Record<SkillSize, number>>
  readonly relation: SizeRelation
  /** What each size that some task knows allows to say. */
  readonly findings: readonly SizeFinding[]
  /** The correlation with errors counted each way; the present one alone without statuses. */
  readonly policies: readonly SizeAnswer[]
  readonly tasks: readonly ListedSizedTask[]
  /** Tasks whose size is unknown; they are in no mean of this page. */
  readonly unknown: readonly string[]
  /** Gains by class as the source prints them, where it does. */
  readonly printed: readonly Figure[]
}

/** Common tasks with their sizes; computed once a table. */
const listSizedTasks = (table: CellTable, contrast: Contrast): readonly SizedTask[] =>
  remember(table, 'sized tasks', contrast, () => findSizedTasks(table, contrast))

function findSizedTasks(table: CellTable, contrast: Contrast): SizedTask[] {
  const measures = measureTasks(table, contrast)
  const common = measures.filter(({ isCommon }) => isCommon)
  const errors = rerunErrors(table, contrast, common)
  return common.map(({ task, without, with: with_, delta, nWithout, nWith }, index) => {
    const row = table.tasks[task]!
    return {
      ...{
        task: row.name,
        domain: row.domain,
        sizes: sizesOf(offeredSizes(table, task, contrast)),
      },
      // A common task has both arms.
      ...{ without: without!, with: with_!, gain: delta!, nTrials: nWithout + nWith },
      rerunSe: errors?.[index] ?? null,
    }
  })
}

const listWithIntervals = (table: CellTable, contrast: Contrast): readonly ListedSizedTask[] =>
  remember(table, 'sized tasks with intervals', contrast, () => {
    const common = measureTasks(table, contrast).filter(({ isCommon }) => isCommon)
    return listSizedTasks(table, contrast).map((task, index) => {
      const { low, high, method } = taskGain(table, contrast, common[index]!)
      return { ...task, interval: { low, high, method } }
    })
  })

const PRINTED_SCOPES: Partial<Record<SkillSize, string>> = {
  modules: 'skill_count',
  tokens: 'length_class',
}

/** Size of the skills against their effect, one point a task; null: no such experiment. */
export async function summarizeSkillSizes(
  db: Db,
  slug: string,
  question: ViewQuestion & { readonly size: SkillSize | null },
): Promise<SkillSizesView | null> {
  const open = await openExperiment(db, slug, question)
  if (!open) return null
  const { table, contrast, experiment } = open
  const tasks = contrast ? listWithIntervals(table, contrast) : []
  const counted = SKILL_SIZES.map((size) => {
    return [size, tasks.filter((task) => task.sizes[size] !== null).length] as const
  })
  const best = counted.find(([, n]) => n > 0)?.[0] ?? 'modules'
  const size = question.size ?? best
  const figures = await listFigures(db, experiment.id)
  return {
    ...describeFrame(open, question),
    headline: contrast && (await answerHeadline(open, contrast, question)),
    activation:
      contrast &&
      (await remember(table, 'activation', [contrast], () =>
        measureActivation(db, open, contrast),
      )),
    size,
    // All sizes are listed above.
    nKnown: Object.fromEntries(counted) as Record<SkillSize, number>,
    ...remember(table, 'size', [contrast, size, question.uncertainty], () => ({
      relation: relateSize(tasks, size, question.uncertainty),
      policies: contrast ? answerSizeByPolicy(open, contrast, size) : [],
    })),
    findings: remember(table, 'sizes', [contrast, question.uncertainty], () =>
      answerSizes(tasks, question.uncertainty),
    ),
    tasks,
    unknown: tasks.filter((task) => task.sizes[size] === null).map(({ task }) => task),
    printed: figures.filter(
      ({ scope, measure }) => scope === PRINTED_SCOPES[size] && measure === 'gain',
    ),
  }
}

/** The same relation with errors counted each way, over the same configurations. */
function answerSizeByPolicy(
  { experiment, table }: OpenExperiment,
  contrast: Contrast,
  size: SkillSize,
): SizeAnswer[] {
  const canSwitch = table.knowsStatuses && experiment.kind === 'logs'
  return (canSwitch ? ERROR_POLICIES : [contrast.policy]).map((policy) => ({
    policy,
    ...correlateSize(listSizedTasks(table, { ...contrast, policy }), size),
  }))
}
