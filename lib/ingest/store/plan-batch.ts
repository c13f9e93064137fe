import type { Db } from '@/db/open-database'
import type { ImportOptions } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { countTools, NO_TOOL_COUNTS, type ToolCounts } from '@/lib/domain/tool-counts'
import type { LogProblem, ProblemCode } from '@/lib/domain/problem'
import { getLiveTrials, type LiveTrial } from './live-trials'
import type { RecalledTrial, ReportedTrial } from './recall-trials'
import {
  applyOptions,
  configurationKey,
  trialFingerprint,
  trialUid,
} from '@/lib/ingest/finish/trial-identity'

/** Where a delivery goes. `importId` is null in a dry run without one, `experimentId` when it does not exist yet. */
export interface ImportTarget {
  readonly experimentId: number | null
  readonly originSlug: string
  readonly importId: number | null
  readonly options: ImportOptions
  /** Uids that this run of this import has met: a second copy is a duplicate. */
  readonly seen: Set<string>
  /** Who holds the writer's lease, which must still be ours when a batch is written; null: nobody need. */
  readonly leaseHolder: string | null
}

/** A trial as it was read, or as it is stored where it was not read again. */
export type DeliveredTrial = NewTrial | RecalledTrial

/** Tool calls of a trial and how many failed; unknown where there is no trajectory that could tell. */
export const toolCountsOf = (trial: NewTrial): ToolCounts =>
  trial.hasTrajectory ? countTools(trial.steps) : NO_TOOL_COUNTS

/** One trial to write. */
export interface PlannedTrial {
  readonly uid: string
  readonly fingerprint: string
  readonly otherFingerprints: readonly string[]
  readonly trial: NewTrial
  /** The row whose place it takes. */
  readonly old: LiveTrial | null
  /** It has no trajectory of its own and keeps that of `old`. */
  readonly keepsTrajectory: boolean
}

export type Disposition = 'added' | 'replaced' | 'unchanged'

/** A trial that counts. */
export interface MetTrial {
  readonly uid: string
  readonly trial: ReportedTrial
  readonly disposition: Disposition
}

export interface BatchPlan {
  readonly writes: readonly PlannedTrial[]
  /** Fingerprints of further copies, by id of the stored row that was kept. */
  readonly alsoSeen: ReadonlyMap<number, readonly string[]>
  /** Every trial that counts, as it would be stored; of two copies that count in turn the later one. */
  readonly met: readonly MetTrial[]
  /** Keys under which stored trials were delivered this time, by id of the row. */
  readonly newKeys: ReadonlyMap<number, string>
  /** Stored rows that stay as they are: an import sees to it that their cells count them. */
  readonly kept: readonly number[]
  /** Tool counts of kept rows that were stored before tool calls were counted. */
  readonly newToolCounts: ReadonlyMap<number, ToolCounts>
  readonly problems: readonly LogProblem[]
}

const problemOf = (code: ProblemCode, trial: ReportedTrial, detail: string): LogProblem => ({
  code,
  file: trial.sources[0]?.path ?? trial.logId,
  detail,
})

/** The copy of a trial that stays when a delivery brings two: the first, unless only a later one has steps. */
interface Kept {
  readonly planned: PlannedTrial | undefined
  readonly live: LiveTrial | undefined
}

class Planner {
  private readonly writes = new Map<string, PlannedTrial>()
  private readonly alsoSeen = new Map<number, string[]>()
  private readonly newKeys = new Map<number, string>()
  private readonly kept: number[] = []
  private readonly newToolCounts = new Map<number, ToolCounts>()
  private readonly met: MetTrial[] = []
  private readonly problems: LogProblem[] = []

  constructor(
    private readonly target: ImportTarget,
    private readonly live: ReadonlyMap<string, LiveTrial>,
  ) {}

  add(uid: string, logged: NewTrial) {
    const trial = applyOptions(logged, this.target.options)
    const fingerprint = trialFingerprint(logged, this.target.options)
    if (this.target.seen.has(uid)) return this.addDuplicate(uid, trial, fingerprint)
    this.target.seen.add(uid)
    const old = this.live.get(uid)
    const disposition = old ? this.compare(old, trial, fingerprint) : 'added'
    this.met.push({ uid, trial, disposition })
    if (old) this.noteKey(old, fingerprint, trial)
    // A trial that this import stored before it was interrupted counts again, but is not written again.
    if (old && (disposition === 'unchanged' || this.isSame(old, fingerprint)))
      return this.keep(old, fingerprint, trial)
    const keepsTrajectory = Boolean(old?.hasTrajectory) && !trial.hasTrajectory
    this.writes.set(uid, {
      uid,
      fingerprint,
      otherFingerprints: [],
      trial,
      old: old ?? null,
      keepsTrajectory,
    })
  }

  /** A stored trial whose files are as they were: what is stored of it is what reading it would give. */
  addRecalled(trial: RecalledTrial) {
    const { uid, fingerprint } = trial
    if (this.target.seen.has(uid)) {
      this.problems.push(problemOf('duplicate_trial', trial, `trial ${trial.logId}`))
      return this.rememberCopy(uid, fingerprint)
    }
    this.target.seen.add(uid)
    const old = this.live.get(uid)
    this.met.push({ uid, trial, disposition: old ? this.countAs(old) : 'unchanged' })
    if (old) this.kept.push(old.id)
  }

  plan(): BatchPlan {
    const { alsoSeen, kept, met, newKeys, newToolCounts, problems } = this
    const writes = [...this.writes.values()]
    return { writes, alsoSeen, kept, met, newKeys, newToolCounts, problems }
  }

  private isSame(old: LiveTrial, fingerprint: string) {
    const given = this.target.options.condition
    const isKnown = old.fingerprint === fingerprint || old.otherFingerprints.includes(fingerprint)
    // Someone may have set another condition since: importing with a condition says it anew.
    return isKnown && (given === null || given.key === old.conditionKey)
  }

  private compare(old: LiveTrial, trial: NewTrial, fingerprint: string): Disposition {
    if (this.isSame(old, fingerprint)) return this.countAs(old)
    if (!old.hasTrajectory || trial.hasTrajectory) return 'replaced'
    this.problems.push(problemOf('trajectory_kept', trial, `trial ${trial.logId}`))
    if (!saysTheSame(old, trial)) return 'replaced'
    this.remember(old.id, fingerprint)
    return 'unchanged'
  }

  /** What this import, perhaps before it was interrupted, did with a trial that is stored as delivered. */
  private countAs(old: LiveTrial): Disposition {
    if (old.importId !== this.target.importId) return 'unchanged'
    return old.tookPlace ? 'replaced' : 'added'
  }

  private keep(old: LiveTrial, fingerprint: string, trial: NewTrial) {
    this.kept.push(old.id)
    if (old.lacksToolCounts && old.fingerprint === fingerprint)
      this.newToolCounts.set(old.id, toolCountsOf(trial))
  }

  /** Notes where a stored trial was found, unless this is another copy of it. */
  private noteKey(old: LiveTrial, fingerprint: string, { deliveryKey }: NewTrial) {
    if (!deliveryKey || old.fingerprint !== fingerprint) return
    if (old.deliveryKey !== deliveryKey) this.newKeys.set(old.id, deliveryKey)
  }

  private addDuplicate(uid: string, trial: NewTrial, fingerprint: string) {
    this.problems.push(problemOf('duplicate_trial', trial, `trial ${trial.logId}`))
    const kept: Kept = { planned: this.writes.get(uid), live: this.live.get(uid) }
    if (trial.hasTrajectory && !hasSteps(kept)) return this.takePlace(uid, trial, fingerprint, kept)
    this.rememberCopy(uid, fingerprint)
  }

  private rememberCopy(uid: string, fingerprint: string) {
    const planned = this.writes.get(uid)
    const live = this.live.get(uid)
    if (planned) {
      const otherFingerprints = [...planned.otherFingerprints, fingerprint]
      this.writes.set(uid, { ...planned, otherFingerprints })
    } else if (live && !this.isSame(live, fingerprint)) {
      this.remember(live.id, fingerprint)
    }
  }

  private takePlace(uid: string, trial: NewTrial, fingerprint: string, kept: Kept) {
    const { planned, live } = kept
    const otherFingerprints = planned
      ? [...planned.otherFingerprints, planned.fingerprint]
      : live
        ? [...live.otherFingerprints, live.fingerprint]
        : []
    const old = planned?.old ?? live ?? null
    this.writes.set(uid, {
      uid,
      fingerprint,
      otherFingerprints,
      trial,
      old,
      keepsTrajectory: false,
    })
  }

  private remember(trialId: number, fingerprint: string) {
    this.alsoSeen.set(trialId, [...(this.alsoSeen.get(trialId) ?? []), fingerprint])
  }
}

/** Unknown (a dry run writes nothing to look up) counts as having steps: then nothing changes. */
const hasSteps = ({ planned, live }: Kept) =>
  planned ? planned.trial.hasTrajectory || planned.keepsTrajectory : (live?.hasTrajectory ?? true)

/** A copy without steps that says nothing new; it may know less of the condition. */
const saysTheSame = (old: LiveTrial, trial: NewTrial) =>
  old.status === trial.status.status &&
  old.reward === trial.reward &&
  old.configurationKey === configurationKey(trial.harness, trial.model, trial.effort) &&
  (trial.condition.source === 'none' || trial.condition.key === old.conditionKey)

/** Compares a batch with what is stored. Reads only; a dry run stops here. */
export async function planBatch(
  db: Db,
  target: ImportTarget,
  trials: readonly DeliveredTrial[],
): Promise<BatchPlan> {
  const uids = trials.map((trial) => trialUid(target.originSlug, trial.logId))
  const { experimentId } = target
  const live = experimentId === null ? new Map() : await getLiveTrials(db, experimentId, uids)
  const planner = new Planner(target, live)
  trials.forEach((trial, index) => {
    if ('isRecalled' in trial) planner.addRecalled(trial)
    else planner.add(uids[index]!, trial)
  })
  return planner.plan()
}
