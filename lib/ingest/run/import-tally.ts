import type { CarriedReview } from '@/lib/domain/carried-review'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import { givenDomain } from '@/lib/domain/given-domain'
import type { ImportReport, InferredGroup, SetAsideFiles } from '@/lib/domain/import'
import type { TrialChoice } from '@/lib/domain/import-choice'
import type { ImportRule, RuleEffect } from '@/lib/domain/import-rule'
import type { NewTask } from '@/lib/domain/new-trial'
import type { Disposition } from '@/lib/ingest/store/met-copies'
import { Column, UidTable } from '@/lib/ingest/store/uid-table'
import { ChoiceTally } from './choice-tally'
import { ProblemTally } from './problem-tally'
import { RuleTally } from './rule-tally'
import type { ReportedTrial } from '@/lib/ingest/store/recall-trials'

const MOST_TASKS_LISTED = 200

interface Counted<T> {
  readonly first: T
  trials: number
}

/** Counts by a key of several parts; keeps the first value of each group. */
class Groups<T> {
  private readonly groups = new Map<string, Counted<T>>()

  add(key: readonly unknown[], first: T): Counted<T> {
    const text = JSON.stringify(key)
    const group = this.groups.get(text) ?? { first, trials: 0 }
    group.trials += 1
    this.groups.set(text, group)
    return group
  }

  /** Largest first; ties in order of appearance. */
  list(): (T & { trials: number })[] {
    return [...this.groups.values()]
      .filter(({ trials }) => trials > 0)
      .sort((a, b) => b.trials - a.trials)
      .map(({ first, trials }) => ({ ...first, trials }))
  }
}

/** How a trial was counted, so that it can be taken back when another copy of it counts. */
interface Slip {
  readonly disposition: Disposition
  readonly counted: readonly { trials: number }[]
  readonly toSet: readonly (keyof ImportReport['toSet'])[]
  readonly redactions: Readonly<Record<string, number>>
  readonly choices: readonly TrialChoice[]
  readonly ruled: readonly RuleEffect[]
  /** What was chosen among its copies. */
  readonly copies: readonly TrialChoice[]
  readonly condition: string
}

/** Kinds of slips that are kept once for all trials counted alike; most deliveries have a few dozen. */
const MOST_SHARED = 10_000

/** Slips by trial. Those of trials that were counted alike are one: a delivery may have a million. */
class Slips {
  private readonly uids = new UidTable()
  private readonly places = Column.of('places')
  private readonly slips: Slip[] = []
  /** Places of slips that trials share, by what is in them. */
  private readonly shared = new Map<string, number>()
  private readonly numbers = new Map<{ trials: number }, number>()

  get(uid: string): Slip | undefined {
    const at = this.uids.find(uid)
    return at < 0 ? undefined : this.slips[this.places.get(at)]
  }

  set(uid: string, slip: Slip): void {
    const { counted, ...rest } = slip
    const key = JSON.stringify([counted.map((group) => this.numberOf(group)), rest])
    let place = this.shared.get(key)
    if (place === undefined) {
      place = this.slips.push(slip) - 1
      if (this.shared.size < MOST_SHARED) this.shared.set(key, place)
    }
    this.places.set(this.uids.add(uid), place)
  }

  private numberOf(group: { trials: number }): number {
    const number = this.numbers.get(group) ?? this.numbers.size
    this.numbers.set(group, number)
    return number
  }
}

/** Adds up what an import met. Of a trial it keeps how it was counted, not what it says. */
export class ImportTally {
  readonly trials = { added: 0, replaced: 0, unchanged: 0 }
  private readonly redactions = new Map<string, number>()
  readonly problems = new ProblemTally()
  readonly setAside: SetAsideFiles[] = []
  readonly proposed: ProposedMapping[] = []
  private readonly statuses = new Groups<ImportReport['statuses'][number]>()
  private readonly conditions = new Groups<ImportReport['conditions'][number]>()
  private readonly inferred = new Groups<InferredGroup>()
  private readonly configurations = new Groups<ImportReport['configurations'][number]>()
  private readonly choices = new ChoiceTally()
  private readonly rules = new RuleTally()
  private readonly toSet = { condition: 0, harness: 0, model: 0 }
  private readonly taskHasDomain = new Map<string, boolean>()
  private readonly slips = new Slips()
  private readonly library = { versions: 0, events: 0 }
  private reviewChanges = 0
  private readonly reviews = { note: 0, mark: 0, view: 0 }

  addLibrary(versions: number, events: number) {
    this.library.versions += versions
    this.library.events += events
  }

  addChanges(count: number) {
    this.reviewChanges += count
  }

  addReviews(reviews: readonly CarriedReview[]) {
    for (const { kind } of reviews) this.reviews[kind] += 1
  }

  addTask(task: NewTask, domains: Readonly<Record<string, string>> | null) {
    const hasDomain = task.domain !== null || givenDomain(domains, task.name) !== null
    this.taskHasDomain.set(task.name, hasDomain || this.taskHasDomain.get(task.name) === true)
  }

  /** Counts a trial; one of the same uid that was counted before counts no more. */
  addTrial(
    uid: string,
    trial: ReportedTrial,
    disposition: Disposition,
    domains: Readonly<Record<string, string>> | null,
  ) {
    const before = this.slips.get(uid)
    if (before) this.takeBack(before)
    const { condition, harness, model, taskName, redactions, choices = [], ruled = [] } = trial
    const toSet = [
      ...(condition.kind === 'unknown' ? (['condition'] as const) : []),
      ...(harness === null ? (['harness'] as const) : []),
      ...(model === null ? (['model'] as const) : []),
    ]
    const counted = this.count(trial)
    const { copies = [] } = before ?? {}
    this.slips.set(uid, {
      ...{ disposition, counted, toSet, redactions, choices, copies, ruled },
      condition: condition.label,
    })
    this.trials[disposition] += 1
    for (const name of toSet) this.toSet[name] += 1
    this.addRedactions(redactions, 1)
    this.choices.add([...choices, ...copies], condition.label)
    this.rules.add(ruled)
    this.rules.preview(uid, trial)
    if (!this.taskHasDomain.has(taskName)) {
      this.taskHasDomain.set(taskName, givenDomain(domains, taskName) !== null)
    }
  }

  private count({ status, condition, harness, model, effort }: ReportedTrial) {
    const { key, label, source, rule, evidence } = condition
    const inferred = {
      rule: rule ?? '',
      conditionKey: key,
      conditionLabel: label,
      evidence,
      trials: 0,
    }
    return [
      this.statuses.add([status.status, status.rule], { ...status, trials: 0 }),
      this.conditions.add([key, source], { key, label, source, trials: 0 }),
      ...(source === 'inferred' ? [this.inferred.add([rule, key], inferred)] : []),
      this.configurations.add([harness, model, effort], { harness, model, effort, trials: 0 }),
    ]
  }

  private takeBack(slip: Slip) {
    const { disposition, counted, toSet, redactions, choices, copies, condition } = slip
    this.rules.add(slip.ruled, -1)
    this.trials[disposition] -= 1
    for (const group of counted) group.trials -= 1
    for (const name of toSet) this.toSet[name] -= 1
    this.addRedactions(redactions, -1)
    this.choices.add([...choices, ...copies], condition, -1)
  }

  /** Counts that one copy of a trial was chosen over another; of a third, that it was one of three. */
  addCopies(uid: string, { what, chosen, options }: TrialChoice) {
    const slip = this.slips.get(uid)
    if (!slip) return
    const others = slip.copies.flatMap((choice) => choice.options.slice(1))
    this.choices.add(slip.copies, slip.condition, -1)
    const copies = [{ what, chosen, options: [...options, ...others] }]
    this.slips.set(uid, { ...slip, copies })
    this.choices.add(copies, slip.condition)
  }

  private addRedactions(redactions: Readonly<Record<string, number>>, by: 1 | -1) {
    for (const [kind, count] of Object.entries(redactions)) {
      this.redactions.set(kind, (this.redactions.get(kind) ?? 0) + by * count)
    }
  }

  report(
    facts: Pick<ImportReport, 'isDryRun' | 'files' | 'bytes' | 'durationMs'>,
    rules: readonly ImportRule[] = [],
  ): ImportReport {
    const without = [...this.taskHasDomain].filter(([, has]) => !has).map(([name]) => name)
    return {
      kind: 'logs',
      ...facts,
      trials: { ...this.trials },
      cells: null,
      redactions: Object.fromEntries([...this.redactions].filter(([, count]) => count > 0)),
      problems: this.problems.counts(),
      statuses: this.statuses.list().map(({ status, rule, trials }) => ({ status, rule, trials })),
      conditions: this.conditions.list(),
      inferred: this.inferred.list(),
      choices: this.choices.list(),
      ...(rules.length > 0 ? { rules: this.rules.list(rules) } : {}),
      ...(this.setAside.length > 0 ? { setAside: [...this.setAside] } : {}),
      ...(this.proposed.length > 0 ? { proposed: [...this.proposed] } : {}),
      ...(facts.isDryRun ? { previewed: this.rules.listPreviewed() } : {}),
      configurations: this.configurations.list(),
      tasks: this.taskHasDomain.size,
      tasksWithoutDomain: without.sort().slice(0, MOST_TASKS_LISTED),
      toSet: { ...this.toSet },
      ...(this.library.versions + this.library.events > 0 ? { library: { ...this.library } } : {}),
      ...(this.reviewChanges > 0 ? { reviewChanges: this.reviewChanges } : {}),
      ...(this.reviews.note > 0 ? { reviewNotes: this.reviews.note } : {}),
      ...(this.reviews.mark > 0 ? { reviewMarks: this.reviews.mark } : {}),
      ...(this.reviews.view > 0 ? { savedViews: this.reviews.view } : {}),
    }
  }
}

/** Redacted values in all. */
export const countRedactions = (report: ImportReport) =>
  Object.values(report.redactions).reduce((sum, count) => sum + count, 0)
