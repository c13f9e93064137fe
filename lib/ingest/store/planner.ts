import type { Span, TrialFacts } from '@/lib/domain/new-trial'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import type { ToolCounts } from '@/lib/domain/tool-counts'
import {
  applyOptions,
  configurationKey,
  trialFingerprint,
} from '@/lib/ingest/finish/trial-identity'
import { choiceOfCopies, regradeDetail } from './describe-copies'
import type { LiveTrial } from './live-trials'
import type { Disposition, MetCopy } from './met-copies'
import { compareCopies, copyOf } from './met-so-far'
import type {
  BatchPlan,
  CopyChoice,
  ImportTarget,
  MetTrial,
  MovedRules,
  PlannedTrial,
} from './batch-plan'
import { toolCountsOf, withStepsOf, type ReadTrial } from './pack-steps'
import type { RecalledTrial, ReportedTrial } from './recall-trials'

const problemOf = (code: ProblemCode, trial: ReportedTrial, detail: string): LogProblem => ({
  code,
  file: trial.sources[0]?.path ?? trial.logId,
  detail,
})

/** The copy of a trial that counts so far, where it can be looked at. */
interface Kept {
  readonly planned: PlannedTrial | undefined
  readonly live: LiveTrial | undefined
}

/** A trial as delivered, with what a person set. */
interface Delivered {
  readonly uid: string
  readonly trial: ReadTrial
  readonly fingerprint: string
}

/** Decides what becomes of each trial of a batch: added, replaced, unchanged, or a copy of another. */
export class Planner {
  private readonly writes = new Map<string, PlannedTrial>()
  private readonly alsoSeen = new Map<number, string[]>()
  private readonly newKeys = new Map<number, string>()
  private readonly movedRules = new Map<number, MovedRules>()
  private readonly kept: number[] = []
  private readonly newToolCounts = new Map<number, ToolCounts>()
  private readonly newSpans = new Map<number, readonly Span[]>()
  private readonly met = new Map<string, MetTrial>()
  private readonly choices: CopyChoice[] = []
  private readonly problems: LogProblem[] = []

  constructor(
    private readonly target: ImportTarget,
    private readonly live: ReadonlyMap<string, LiveTrial>,
  ) {}

  add(uid: string, logged: ReadTrial) {
    const { met, options } = this.target
    const trial = applyOptions(logged, options)
    const one = { uid, trial, fingerprint: trialFingerprint(logged, options) }
    const before = met.copies.get(uid)
    const old = this.live.get(uid)
    // What was only found to be stored is judged anew by the copy that it came from.
    if (before?.isMet) return this.addCopy(one, before)
    if (old && this.doesStoredCount(old, trial)) return this.addLessThanStored(one, old)
    this.addFirst(one, old)
  }

  private addFirst(one: Delivered, old: LiveTrial | undefined) {
    const { uid, trial, fingerprint } = one
    const disposition = old ? this.compare(old, trial, fingerprint) : 'added'
    this.count(uid, trial, disposition)
    if (old) this.noteKey(old, fingerprint, trial)
    // A trial that this import stored before it was interrupted counts again, but is not written again.
    if (old && (disposition === 'unchanged' || this.isSame(old, fingerprint)))
      return this.keep(old, fingerprint, trial)
    if (old && this.relation(copyOf(trial, disposition), storedCopy(old)) === 'counts')
      this.noteOther(trial, storedCopy(old), copyOf(trial, disposition))
    this.write({
      ...one,
      otherFingerprints: [],
      old: old ?? null,
      keepsTrajectory: Boolean(old?.hasTrajectory) && !trial.hasTrajectory,
    })
  }

  /** A stored trial whose files are as they were: what is stored of it is what reading it would give. */
  addRecalled(trial: RecalledTrial) {
    const { uid, fingerprint } = trial
    const before = this.target.met.copies.get(uid)
    if (before?.isMet) {
      this.noteCopy(uid, trial, before)
      return this.rememberCopy(uid, fingerprint)
    }
    this.count(uid, trial, this.countAs(trial))
    this.kept.push(trial.id)
  }

  plan(): BatchPlan {
    const { alsoSeen, choices, kept, newKeys, movedRules, newToolCounts, newSpans, problems } = this
    const writes = [...this.writes.values()]
    const met = [...this.met.values()]
    const known = { newKeys, movedRules, newToolCounts, newSpans }
    return { writes, alsoSeen, choices, kept, met, ...known, problems }
  }

  private count(uid: string, trial: ReportedTrial, disposition: Disposition) {
    this.met.set(uid, { uid, trial, disposition })
    this.target.met.copies.set(uid, copyOf(trial, disposition))
  }

  private write(planned: PlannedTrial) {
    this.writes.set(planned.uid, planned)
  }

  private isSame(old: LiveTrial, fingerprint: string) {
    const given = this.target.options.condition
    const isKnown = old.fingerprint === fingerprint || old.otherFingerprints.includes(fingerprint)
    // Someone may have set another condition since: importing with a condition says it anew.
    return isKnown && (given === null || given.key === old.conditionKey)
  }

  private compare(old: LiveTrial, trial: TrialFacts, fingerprint: string): Disposition {
    if (this.isSame(old, fingerprint)) return this.countAs(old)
    if (!old.hasTrajectory || trial.hasTrajectory) return 'replaced'
    this.problems.push(problemOf('trajectory_kept', trial, `trial ${trial.logId}`))
    if (!saysTheSame(old, trial)) return 'replaced'
    this.remember(old.id, fingerprint)
    return 'unchanged'
  }

  /** What this import, perhaps before it was interrupted, did with a trial that is stored as delivered. */
  private countAs(old: Pick<LiveTrial, 'importId' | 'tookPlace'>): Disposition {
    if (old.importId !== this.target.importId) return 'unchanged'
    return old.tookPlace ? 'replaced' : 'added'
  }

  private keep(old: LiveTrial, fingerprint: string, trial: ReadTrial) {
    this.kept.push(old.id)
    if (old.fingerprint !== fingerprint) return
    if (old.lacksToolCounts) this.newToolCounts.set(old.id, toolCountsOf(trial))
    // A copy without steps cannot tell what the steps that are kept show.
    if (old.lacksBehaviors && trial.hasTrajectory) this.newSpans.set(old.id, trial.spans ?? [])
  }

  /** Notes where a stored trial was found, unless this is another copy of it. */
  private noteKey(old: LiveTrial, fingerprint: string, trial: TrialFacts) {
    const { deliveryKey, ruled, condition } = trial
    if (!deliveryKey || old.fingerprint !== fingerprint) return
    // The same rules may have another place in their list since.
    if (ruled?.length) this.movedRules.set(old.id, { ruled, condition })
    if (old.deliveryKey !== deliveryKey) this.newKeys.set(old.id, deliveryKey)
  }

  /** How a copy of a trial stands to another. */
  private relation(one: MetCopy, other: MetCopy) {
    return compareCopies(one, other, this.target.options.regrade)
  }

  private doesStoredCount(old: LiveTrial, trial: TrialFacts) {
    // Another attempt of the trial is no other copy of it: a person asked for it.
    const isAsked = trial.choices?.some(({ what }) => what === 'attempt')
    if (this.target.options.attempt !== null && isAsked) return false
    return this.relation(copyOf(trial, 'unchanged'), storedCopy(old)) === 'yields'
  }

  /** A grading that counts less than the one that is stored. */
  private addLessThanStored({ uid, trial, fingerprint }: Delivered, old: LiveTrial) {
    const stored = storedCopy(old)
    this.noteOther(trial, copyOf(trial, 'unchanged'), stored)
    const { status, statusRule: rule, reward } = old
    const asStored = { ...trial, reward, status: { status, rule, evidence: null } }
    this.met.set(uid, { uid, trial: asStored, disposition: this.countAs(old) })
    this.choices.push({
      uid,
      choice: choiceOfCopies(stored, trial, this.target.options.regrade ?? 'last'),
    })
    this.target.met.copies.set(uid, stored)
    this.kept.push(old.id)
    if (!this.isSame(old, fingerprint)) this.remember(old.id, fingerprint)
  }

  private addCopy(one: Delivered, before: MetCopy) {
    const { uid, trial, fingerprint } = one
    const kept: Kept = { planned: this.writes.get(uid), live: this.live.get(uid) }
    const relation = this.noteCopy(uid, trial, before)
    const isRicher = trial.hasTrajectory && !hasSteps(kept)
    if (relation === 'counts' || (relation === 'same' && isRicher))
      return this.takePlace(one, kept, before)
    if (isRicher && kept.planned)
      this.write({ ...kept.planned, trial: withSteps(kept.planned.trial, trial) })
    this.rememberCopy(uid, fingerprint)
  }

  /** Says that there is another copy, and which of the two counts. */
  private noteCopy(uid: string, trial: ReportedTrial, before: MetCopy) {
    const copy = copyOf(trial, before.disposition)
    const relation = this.relation(copy, before)
    if (relation === 'counts') this.noteOther(trial, before, copy)
    else if (relation === 'yields') this.noteOther(trial, copy, before)
    else this.problems.push(problemOf('duplicate_trial', trial, duplicateDetail(trial, before)))
    const [counts, other] = relation === 'counts' ? [copy, before] : [before, copy]
    if (relation !== 'same' || counts.reward !== other.reward)
      this.choices.push({
        uid,
        choice: choiceOfCopies(
          counts,
          other,
          relation === 'same' ? 'same' : (this.target.options.regrade ?? 'last'),
        ),
      })
    return relation
  }

  private noteOther(trial: ReportedTrial, other: MetCopy, counts: MetCopy) {
    const file = other.file ?? counts.file ?? trial.logId
    const by = this.target.options.regrade ?? 'last'
    const detail = `trial ${trial.logId}: ${regradeDetail(other, counts, by)}`
    this.problems.push({ code: 'regraded_trial', file, detail })
  }

  private rememberCopy(uid: string, fingerprint: string) {
    const planned = this.writes.get(uid)
    const live = this.live.get(uid)
    if (planned) {
      this.write({
        ...planned,
        otherFingerprints: [...planned.otherFingerprints, fingerprint],
      })
    } else if (live && !this.isSame(live, fingerprint)) {
      this.remember(live.id, fingerprint)
    }
  }

  private takePlace(
    { uid, trial, fingerprint }: Delivered,
    { planned, live }: Kept,
    before: MetCopy,
  ) {
    const last = planned ?? live
    const steps = planned?.trial.hasTrajectory ? planned.trial : null
    const whole = steps ? withSteps(trial, steps) : trial
    const isStored = planned ? planned.keepsTrajectory : Boolean(live?.hasTrajectory)
    this.count(uid, trial, before.disposition === 'unchanged' ? 'replaced' : before.disposition)
    this.write({
      uid,
      fingerprint,
      otherFingerprints: last ? [...last.otherFingerprints, last.fingerprint] : [],
      trial: whole,
      old: planned?.old ?? live ?? null,
      keepsTrajectory: isStored && !whole.hasTrajectory,
    })
  }

  private remember(trialId: number, fingerprint: string) {
    this.alsoSeen.set(trialId, [...(this.alsoSeen.get(trialId) ?? []), fingerprint])
  }
}

/** What is stored, as a copy that was not met. */
const storedCopy = ({ finishedAt, reward }: LiveTrial): MetCopy => ({
  ...copyOf({ finishedAt, reward, sources: [] }, 'unchanged'),
  isMet: false,
})

const duplicateDetail = ({ logId, reward }: ReportedTrial, before: MetCopy): string =>
  `trial ${logId}${reward === before.reward ? '' : `; reward ${reward ?? 'none'}, the copy that was kept has ${before.reward ?? 'none'}`}`

/** A later grading that lost the trajectory has that of the earlier one. */
const withSteps = (trial: ReadTrial, other: ReadTrial): ReadTrial =>
  trial.hasTrajectory ? trial : withStepsOf(trial, other)

/** Unknown (a dry run writes nothing to look up) counts as having steps: then nothing changes. */
const hasSteps = ({ planned, live }: Kept) =>
  planned ? planned.trial.hasTrajectory || planned.keepsTrajectory : (live?.hasTrajectory ?? true)

/** A copy without steps that says nothing new; it may know less of the condition. */
const saysTheSame = (old: LiveTrial, trial: TrialFacts) =>
  old.status === trial.status.status &&
  old.reward === trial.reward &&
  old.configurationKey === configurationKey(trial.harness, trial.model, trial.effort) &&
  (trial.condition.source === 'none' || trial.condition.key === old.conditionKey)
