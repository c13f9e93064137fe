import type { ImportReport, InferredGroup } from '@/lib/domain/import'
import type { NewTask } from '@/lib/domain/new-trial'
import type { Disposition } from '@/lib/ingest/store/plan-batch'
import { ProblemTally } from './problem-tally'
import type { ReportedTrial } from '@/lib/ingest/store/recall-trials'

const MOST_TASKS_LISTED = 200

/** Counts by a key of several parts; keeps the first value of each group. */
class Groups<T> {
  private readonly groups = new Map<string, { first: T; trials: number }>()

  add(key: readonly unknown[], first: T) {
    const text = JSON.stringify(key)
    const group = this.groups.get(text) ?? { first, trials: 0 }
    group.trials += 1
    this.groups.set(text, group)
  }

  /** Largest first; ties in order of appearance. */
  list(): (T & { trials: number })[] {
    return [...this.groups.values()]
      .sort((a, b) => b.trials - a.trials)
      .map(({ first, trials }) => ({ ...first, trials }))
  }
}

/** Adds up what an import met. Its size depends on rules, arms and tasks, not on trials. */
export class ImportTally {
  readonly trials = { added: 0, replaced: 0, unchanged: 0 }
  private readonly redactions = new Map<string, number>()
  readonly problems = new ProblemTally()
  private readonly statuses = new Groups<ImportReport['statuses'][number]>()
  private readonly conditions = new Groups<ImportReport['conditions'][number]>()
  private readonly inferred = new Groups<InferredGroup>()
  private readonly configurations = new Groups<ImportReport['configurations'][number]>()
  private readonly toSet = { condition: 0, harness: 0, model: 0 }
  private readonly taskHasDomain = new Map<string, boolean>()

  addTask(task: NewTask, domains: Readonly<Record<string, string>> | null) {
    const hasDomain = task.domain !== null || Boolean(domains && Object.hasOwn(domains, task.name))
    this.taskHasDomain.set(task.name, hasDomain || this.taskHasDomain.get(task.name) === true)
  }

  addTrial(
    trial: ReportedTrial,
    disposition: Disposition,
    domains: Readonly<Record<string, string>> | null,
  ) {
    this.trials[disposition] += 1
    const { status, condition, harness, model, effort, taskName } = trial
    this.statuses.add([status.status, status.rule], { ...status, trials: 0 })
    const { key, label, source, rule, evidence } = condition
    this.conditions.add([key, source], { key, label, source, trials: 0 })
    if (source === 'inferred') {
      const group = {
        rule: rule ?? '',
        conditionKey: key,
        conditionLabel: label,
        evidence,
        trials: 0,
      }
      this.inferred.add([rule, key], group)
    }
    this.configurations.add([harness, model, effort], { harness, model, effort, trials: 0 })
    if (condition.kind === 'unknown') this.toSet.condition += 1
    if (harness === null) this.toSet.harness += 1
    if (model === null) this.toSet.model += 1
    for (const [kind, count] of Object.entries(trial.redactions)) {
      this.redactions.set(kind, (this.redactions.get(kind) ?? 0) + count)
    }
    if (!this.taskHasDomain.has(taskName)) {
      this.taskHasDomain.set(taskName, Boolean(domains && Object.hasOwn(domains, taskName)))
    }
  }

  report(facts: Pick<ImportReport, 'isDryRun' | 'files' | 'bytes' | 'durationMs'>): ImportReport {
    const without = [...this.taskHasDomain].filter(([, has]) => !has).map(([name]) => name)
    return {
      kind: 'logs',
      ...facts,
      trials: { ...this.trials },
      cells: null,
      redactions: Object.fromEntries(this.redactions),
      problems: this.problems.counts(),
      statuses: this.statuses.list().map(({ status, rule, trials }) => ({ status, rule, trials })),
      conditions: this.conditions.list(),
      inferred: this.inferred.list(),
      configurations: this.configurations.list(),
      tasks: this.taskHasDomain.size,
      tasksWithoutDomain: without.sort().slice(0, MOST_TASKS_LISTED),
      toSet: { ...this.toSet },
    }
  }
}

/** Redacted values in all. */
export const countRedactions = (report: ImportReport) =>
  Object.values(report.redactions).reduce((sum, count) => sum + count, 0)
