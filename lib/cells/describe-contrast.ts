import type { ConditionKind } from '@/lib/domain/condition'
import type { FilledView } from '@/lib/domain/filled-view'
import type { ChangeCounts } from '@/lib/domain/review-change'
import type { ErrorPolicy } from '@/lib/domain/error-policy'
import type { Use } from '@/lib/domain/trial-measure'
import type { Uncertainty } from '@/lib/domain/uncertainty'
import type { Weighting } from '@/lib/domain/weighting'
import type { CellTable } from './cell-table'
import type { ConfigurationBasis, Contrast, ContrastQuestion } from './contrast'
import type { ExperimentCells } from './experiment-cells'
import { remember } from './remember'

export interface ExperimentHead {
  readonly slug: string
  readonly name: string
  readonly description: string | null
  readonly kind: 'logs' | 'published'
  readonly isGenerated: boolean
  readonly citation: { readonly text: string; readonly url: string | null } | null
  readonly nTasks: number
  readonly nConfigurations: number
  readonly nTrials: number
  /** Domains that tasks name; without any, domains cannot weigh. */
  readonly nDomains: number
  /** Tasks that belong to no domain: left out where each domain counts once. */
  readonly nTasksWithoutDomain: number
  /** Which of the views that may be empty say something of it. */
  readonly filledViews: readonly FilledView[]
}

export interface ConditionHead {
  readonly key: string
  readonly kind: ConditionKind
  readonly label: string
  readonly nTasks: number
  readonly nTrials: number
  /** Trials whose condition was inferred, not recorded or given. */
  readonly nInferred: number
}

/** How the trials of one arm entered the numbers, under the policy and in the configurations shown. */
export interface ArmCounts {
  readonly nTrials: number
  /** Errors, and trials without a reward, that count as 0. */
  readonly nCountedAsFail: number
  readonly nExcluded: number
}

/** The contrast a page shows, as its switches need it. */
export interface ContrastHead {
  readonly without: ConditionHead
  readonly with: ConditionHead
  readonly policy: ErrorPolicy
  readonly uncertainty: Uncertainty
  readonly weighting: Weighting
  /** False where the data has no statuses: then the error policy changes nothing. */
  readonly canSwitchPolicy: boolean
  /** False where no task of some arm was run twice, so that the noise of a run is unknown. */
  readonly canRerun: boolean
  /**
   * Whether anything but the condition's name shows that its trials had skills. True of a published
   * source, whose logs are not here: there the source itself says so.
   */
  readonly showsSkills: boolean
  /** The arms in which some configuration ran no task twice. */
  readonly once: readonly ('without' | 'with')[]
  readonly basis: ConfigurationBasis
  readonly configurations: readonly string[]
  readonly counts: { readonly without: ArmCounts; readonly with: ArmCounts }
}

/** What every view of an experiment says first. */
export interface ExperimentFrame {
  readonly experiment: ExperimentHead
  readonly conditions: readonly ConditionHead[]
  readonly contrast: ContrastHead | null
  /** What runs use, as far as any says: what can be compared beside success. */
  readonly uses: readonly Use[]
  /** What reviewers changed; `isApplied` is false where the page shows all as imported. */
  readonly changes: ChangeCounts & { readonly isApplied: boolean }
}

export interface ViewQuestion extends ContrastQuestion {
  readonly uncertainty: Uncertainty
  readonly weighting: Weighting
}

/** What a page answers when its link says nothing. */
export const DEFAULT_QUESTION: ViewQuestion = {
  without: null,
  with: null,
  policy: 'headline',
  uncertainty: 'new_tasks',
  weighting: 'tasks',
  configurations: null,
}

export const describeConditions = (table: CellTable): readonly ConditionHead[] =>
  remember(table, 'conditions', null, () => countConditions(table))

function countConditions(table: CellTable): ConditionHead[] {
  const heads = table.conditions.map(({ key, kind, label }) => {
    return { key, kind, label, tasks: new Set<number>(), nTrials: 0, nInferred: 0 }
  })
  for (let cell = 0; cell < table.length; cell++) {
    const head = heads[table.condition[cell]!]!
    head.tasks.add(table.task[cell]!)
    head.nTrials += table.nTrials[cell]!
    head.nInferred += table.nInferred[cell]!
  }
  return heads.map(({ tasks, ...head }) => ({ ...head, nTasks: tasks.size }))
}

export function describeExperiment({
  experiment,
  table,
}: Pick<ExperimentCells, 'experiment' | 'table'>): ExperimentHead {
  const { slug, name, description, kind, isGenerated, citation } = experiment
  return {
    slug,
    name,
    description,
    kind,
    isGenerated,
    citation,
    nTasks: table.tasks.length,
    nConfigurations: table.configurations.length,
    nTrials: table.nTrials.reduce((sum, n) => sum + n, 0),
    nDomains: new Set(table.tasks.flatMap(({ domain }) => domain ?? [])).size,
    filledViews: experiment.filledViews,
    nTasksWithoutDomain: table.tasks.filter(({ domain }) => domain === null).length,
  }
}

/** The sides on which some shown configuration has no cell of two trials whose spread is known. */
function onceSides(table: CellTable, contrast: Contrast): ('without' | 'with')[] {
  const { n, sumSq } = table.byPolicy[contrast.policy]
  const isRepeated = (configuration: number, condition: number) =>
    table.tasks.some((_, task) => {
      const cell = table.cellAt(task, configuration, condition)
      return cell >= 0 && n[cell]! > 1 && !Number.isNaN(sumSq[cell])
    })
  return (['without', 'with'] as const).filter(
    (side) => !contrast.configurations.every((one) => isRepeated(one, contrast[side])),
  )
}

function countArm(table: CellTable, contrast: Contrast, condition: number): ArmCounts {
  const columns = table.byPolicy[contrast.policy]
  const shown = new Set(contrast.configurations)
  const counts = { nTrials: 0, nCountedAsFail: 0, nExcluded: 0 }
  for (let cell = 0; cell < table.length; cell++) {
    if (table.condition[cell] !== condition) continue
    // Where none has results in both arms, why not is what a reader wants to know.
    if (shown.size > 0 && !shown.has(table.configuration[cell]!)) continue
    counts.nTrials += table.nTrials[cell]!
    counts.nCountedAsFail += columns.nCountedAsFail[cell]!
    counts.nExcluded += columns.nExcluded[cell]!
  }
  return counts
}

export function describeFrame(open: ExperimentCells, question: ViewQuestion): ExperimentFrame {
  const { table, contrast } = open
  const conditions = describeConditions(table)
  const once = contrast ? onceSides(table, contrast) : []
  return {
    experiment: describeExperiment(open),
    uses: table.uses,
    changes: { ...table.changes, isApplied: !table.isAsImported },
    // A condition that lost its trials to a correction is kept in the database, not on the page.
    conditions: conditions.filter(({ nTrials }) => nTrials > 0),
    contrast: contrast && {
      without: conditions[contrast.without]!,
      with: conditions[contrast.with]!,
      policy: contrast.policy,
      uncertainty: question.uncertainty,
      weighting: question.weighting,
      // A published cell stands for trials that all ended well, so that no policy changes it.
      canSwitchPolicy: table.knowsStatuses && open.experiment.kind === 'logs',
      ...{ canRerun: once.length === 0, once },
      showsSkills:
        open.experiment.kind === 'published' || table.conditions[contrast.with]!.showsSkills,
      basis: contrast.basis,
      configurations: contrast.configurations.map((index) => table.configurations[index]!.key),
      counts: remember(table, 'arm counts', [contrast], () => ({
        without: countArm(table, contrast, contrast.without),
        with: countArm(table, contrast, contrast.with),
      })),
    },
  }
}
